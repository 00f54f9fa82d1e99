#!/bin/sh
# Installs the Debian packages named in the given lists, as root or through sudo. Does nothing, and needs no rights,
# where all of them are there already.
#   tools/install_packages.sh tools/packages.txt...
set -eu

[ $# -gt 0 ] || { echo "usage: $0 LIST..." >&2; exit 2; }

wanted=$(sed -e 's/#.*//' "$@" | tr -s ' \t\n' ' ')

if ! command -v dpkg-query >/dev/null 2>&1 || ! command -v apt-get >/dev/null 2>&1; then
  echo "This is no Debian or Ubuntu system. Install these packages' counterparts by hand, then run make with PACKAGES=no:" >&2
  echo " $wanted" >&2
  exit 1
fi

missing=
for package in $wanted; do
  status=$(dpkg-query -W -f '${Status}' "$package" 2>/dev/null || true)
  [ "$status" = "install ok installed" ] || missing="$missing $package"
done
[ -n "$missing" ] || exit 0

if [ "$(id -u)" = 0 ]; then
  as_root="env"
elif ! command -v sudo >/dev/null 2>&1; then
  as_root=
elif [ -t 0 ]; then
  as_root="sudo"  # may ask for a password
elif sudo -n true 2>/dev/null; then
  as_root="sudo -n"
else
  as_root=
fi
if [ -z "$as_root" ]; then
  {
    echo "Some packages are missing, and only root may install them. Run this as root, then try again:"
    echo "  apt-get update && apt-get install -y --no-install-recommends$missing"
  } >&2
  exit 1
fi

echo "Installing:$missing"
log=$(mktemp)
trap 'rm -f "$log"' EXIT
for step in "update" "install -y --no-install-recommends $missing"; do
  # shellcheck disable=SC2086  # the words of $as_root and $step are meant to be split
  if ! $as_root env DEBIAN_FRONTEND=noninteractive apt-get -q $step </dev/null >"$log" 2>&1; then
    tail -n 30 "$log" >&2
    echo "apt-get $step failed" >&2
    exit 1
  fi
done
