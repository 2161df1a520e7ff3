#!/bin/sh
# What the tests need beside Python and Node: a redis-server and a Chromium. Installs them where that is plain (Debian and
# its kin, as root or with sudo), takes Playwright's own browser elsewhere, and says what is still missing.
set -u

has() { command -v "$1" >/dev/null 2>&1; }
has_redis() { has redis-server || has valkey-server; }
has_browser() { has chromium || has chromium-browser || has google-chrome; }
debian() { [ -r /etc/os-release ] && . /etc/os-release && [ "${ID:-}" = debian ]; }

wanted=""
has_redis || wanted="redis-server"
# Elsewhere than on Debian the package of this name is a door to another shop.
has_browser || { debian && wanted="$wanted chromium"; }

if [ -n "$wanted" ] && has apt-get; then
    as_root=""
    [ "$(id -u)" -eq 0 ] || as_root="sudo -n"
    echo "Installing for the tests:$wanted"
    export DEBIAN_FRONTEND=noninteractive
    # shellcheck disable=SC2086  # the words are meant to fall apart
    { $as_root apt-get update -qq && $as_root apt-get install -y -qq --no-install-recommends $wanted; } </dev/null >/dev/null ||
        echo "That did not work; install it yourself: apt-get install $wanted"
fi

has_browser || "${PYTHON:-python3}" -m playwright install chromium ||
    echo "Missing: a Chromium on the PATH. The tests marked e2e are skipped."
has_redis ||
    echo "Missing: redis-server 6.2 or newer (or valkey-server) on the PATH. The tests marked redis are skipped."
exit 0
