#!/usr/bin/env bash
# Both README commands in a bare Debian 12 that holds python3, python3-venv and git, as a new user has them. As root, on Debian:
#
#     tests/bare_root.sh FOLDER [MIRROR]
#
# FOLDER is made by debootstrap and kept. It gets this checkout's last commit, and this machine's way to its package
# indexes (apt's sources, pip's and npm's settings, certificates), none of its packages. Prints seconds and megabytes.
# CI does not run this: it needs root, mounts and half an hour.
set -euo pipefail
here=$(cd "$(dirname "$0")/.." && pwd)
root=$1
mirror=${2:-}

if [ ! -e "$root/usr/bin/python3" ]; then
  debootstrap --variant=minbase --include=python3,python3-venv,git,ca-certificates bookworm "$root" $mirror
fi
for file in /etc/resolv.conf /etc/hosts /etc/pip.conf /etc/ssl/certs/ca-certificates.crt "$HOME/.npmrc" /etc/apt/sources.list.d /etc/apt/apt.conf.d; do
  if [ -e "$file" ]; then
    rm -rf "${root:?}$file"
    cp -rL "$file" "$root$file"
  fi
done
rm -rf "$root/lupusedu"
git clone --quiet "$here" "$root/lupusedu"

mount --bind /proc "$root/proc"
mount --rbind /dev "$root/dev"
trap 'umount "$root/proc"; umount -l "$root/dev"' EXIT

inside() {
  chroot "$root" /usr/bin/env -i HOME=/root LANG=C.UTF-8 NODE_EXTRA_CA_CERTS=/etc/ssl/certs/ca-certificates.crt PATH=/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin bash -c "cd /lupusedu && $1"
}
size() { du -sm --exclude=proc --exclude=dev "$root" | cut -f1; }

inside "python3 --version; ls /usr/lib/*/libpython3* 2>/dev/null || echo 'no libpython'"
for session in "book --no-serve" test; do
  before=$(size) start=$SECONDS
  if inside "python3 start.py $session"; then end=passed; else end=FAILED; fi
  echo "== start.py $session: $end in $((SECONDS - start)) s, $(($(size) - before)) MB more =="
  [ "$end" = passed ]
done
