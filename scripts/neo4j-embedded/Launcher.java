import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.neo4j.configuration.GraphDatabaseSettings;
import org.neo4j.configuration.connectors.BoltConnector;
import org.neo4j.configuration.connectors.BoltConnectorInternalSettings;
import org.neo4j.configuration.helpers.SocketAddress;
import org.neo4j.dbms.api.DatabaseManagementService;
import org.neo4j.dbms.api.DatabaseManagementServiceBuilder;
import org.neo4j.io.ByteUnit;

/**
 * A Neo4j Community server in one process, for tests: Bolt on loopback, with a password.
 *
 * <p>Its one argument is a home folder, as scripts/neo4j makes it: the files {@code port} and
 * {@code password} are read, {@code data/} holds the store, and {@code ready} is written once the
 * server answers with that password. SIGTERM shuts it down cleanly.
 */
public final class Launcher {
    private static final Duration MOMENT = Duration.ofMillis(200);
    private static final String SET_PASSWORD =
            "CREATE OR REPLACE USER neo4j SET PLAINTEXT PASSWORD $password CHANGE NOT REQUIRED";

    public static void main(String[] arguments) throws Exception {
        Path home = Path.of(arguments[0]);
        SocketAddress address = new SocketAddress("127.0.0.1", Integer.parseInt(read(home, "port")));

        DatabaseManagementService server =
                new DatabaseManagementServiceBuilder(home.resolve("data"))
                        .setConfig(BoltConnector.enabled, true)
                        .setConfig(BoltConnector.listen_address, address)
                        .setConfig(BoltConnector.advertised_address, address)
                        .setConfig(GraphDatabaseSettings.auth_enabled, true)
                        .setConfig(GraphDatabaseSettings.udc_enabled, false)
                        .setConfig(GraphDatabaseSettings.pagecache_memory, ByteUnit.mebiBytes(64))
                        // Else every database takes 256 MiB of disk for its first log.
                        .setConfig(GraphDatabaseSettings.preallocate_logical_logs, false)
                        // Else every stop takes ten seconds of idle waiting.
                        .setConfig(BoltConnectorInternalSettings.thread_pool_shutdown_wait_time, MOMENT)
                        .build();
        Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown));

        try {
            setPasswordOnce(server, home);
            Files.createFile(home.resolve("ready"));
        } catch (Exception problem) {
            problem.printStackTrace();
            System.exit(1); // the server's own threads would keep this process alive
        }
    }

    /** Once: doing it again would disturb a client that is already back after a restart. */
    private static void setPasswordOnce(DatabaseManagementService server, Path home) throws Exception {
        Path done = home.resolve("data").resolve("password-is-set");
        if (Files.notExists(done)) {
            server.database(GraphDatabaseSettings.SYSTEM_DATABASE_NAME)
                    .executeTransactionally(SET_PASSWORD, Map.of("password", read(home, "password")));
            Files.createFile(done);
        }
    }

    private static String read(Path home, String name) throws Exception {
        return Files.readString(home.resolve(name)).strip();
    }
}
