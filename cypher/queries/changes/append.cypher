// Append to the ledger. Parameters: changes (list of the properties of changes).
UNWIND $changes AS change
CREATE (c:Change)
SET c = change
