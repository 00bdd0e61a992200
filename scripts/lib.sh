# shellcheck shell=bash
# Shared by the scripts beside it: source it, don't run it. Works in bash 3.2 and later.

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
VENV=$ROOT/.venv

say() { printf '%s\n' "$*" >&2; }

die() {
  say "error: $*"
  exit 1
}

have() { command -v "$1" >/dev/null 2>&1; }

# Prints the comment at the head of the calling script where its first argument asks for help.
help_if_asked() {
  case ${1-} in
    -h | --help)
      sed -n '2,/^[^#]/s/^# \{0,1\}//p' "$0"
      exit 0
      ;;
  esac
}

sha256() {
  if have sha256sum; then sha256sum; else shasum -a 256; fi | cut -d ' ' -f 1
}

# Runs a command as root without ever asking for a password; fails where that can't be.
as_root() {
  if [ "$(id -u)" = 0 ]; then
    "$@"
  else
    have sudo && sudo -n "$@"
  fi
}

# Installs system packages; apt's own lock is waited for, and a stale list of one source is no reason to stop.
apt_install() {
  have apt-get && as_root true 2>/dev/null || return 1
  as_root apt-get update -q >&2 </dev/null || true
  as_root env DEBIAN_FRONTEND=noninteractive \
    apt-get install -q -y --no-install-recommends -o DPkg::Lock::Timeout=300 "$@" >&2 </dev/null
}

python_is_new_enough() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; }

find_python() {
  local candidate
  if [ -n "${KINGMAKER_PYTHON-}" ]; then
    python_is_new_enough "$KINGMAKER_PYTHON" ||
      die "KINGMAKER_PYTHON is '$KINGMAKER_PYTHON', which is not a Python 3.11 or later."
    echo "$KINGMAKER_PYTHON"
    return
  fi
  for candidate in python3.13 python3.12 python3.11 python3; do
    if python_is_new_enough "$candidate"; then
      echo "$candidate"
      return
    fi
  done
  die "Kingmaker needs Python 3.11 or later, and found $(python3 --version 2>/dev/null || echo none)." \
    "Install one, or name it in KINGMAKER_PYTHON."
}

# Makes an empty environment, in place of any that is there.
make_venv() {
  local python
  python=$(find_python)
  "$python" -c 'import ensurepip, venv' 2>/dev/null ||
    die "$("$python" --version) lacks venv or ensurepip. On Debian and Ubuntu: apt-get install python3-venv."
  "$python" -m venv --clear "$VENV" >&2
}
