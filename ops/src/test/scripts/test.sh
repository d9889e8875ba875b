#!/usr/bin/env bash
# ops/frontdesk test: everything that CI checks. Installs the real clients that the tests call with.
set -euo pipefail

top=$(cd "$(dirname "${BASH_SOURCE[0]}")/../../../.." && pwd)
part=all
long=false

usage() {
  cat <<'USAGE'
Usage: frontdesk test [--part NAME] [--long] [--help]
Builds with every gate and runs the tests.
  --part NAME  one part: unit (each module's own tests), receptionist (conversations, catalogue, languages,
               the ledger's rules), first-call (whole calls to a whole node), trust (timers, malformed
               input, jitter, faults, backup), providers (every vendor's contract, a handful of calls while
               providers fail, what they cost) or cluster (several nodes)
  --long       bigger sizes and every kind of fault, and how many mutants of the pure parts the tests kill
Needs root, or the Debian packages installed: sip-tester baresip kamailio systemd flite espeak-ng sox postgresql
libpocketsphinx3 pocketsphinx-en-us iproute2.
USAGE
}

while [ $# -gt 0 ]; do
  case $1 in
    --part) part=${2:?--part needs a name}; shift 2 ;;
    --long) long=true; shift ;;
    -h | --help) usage; exit 0 ;;
    *) echo "frontdesk test: unknown option $1" >&2; usage >&2; exit 64 ;;
  esac
done

# Real clients and engines: SIPp and baresip call us, PostgreSQL keeps a journal, the voices speak; ip
# makes networks that can be broken.
packages=(sip-tester baresip kamailio systemd flite espeak-ng sox postgresql libpocketsphinx3 pocketsphinx-en-us
  iproute2)

install_clients() {
  local missing=()
  for package in "${packages[@]}"; do
    dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' ||
      missing+=("$package")
  done
  [ ${#missing[@]} -eq 0 ] && return 0
  echo "frontdesk test: installing ${missing[*]}" >&2
  if [ "$(id -u)" -ne 0 ]; then
    echo "frontdesk test: not root; please install these Debian packages first: ${missing[*]}" >&2
    exit 69
  fi
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -qq && apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null || {
    echo "frontdesk test: could not install ${missing[*]}" >&2
    exit 69
  }
}

install_clients
cd "$top"
options=(-B -ntp)
$long && options+=(-Dfrontdesk.long=true -Dtests.excluded=none)

# Classes are named by their file below target/test-classes; nested ones run with the class around them.
classes='[^$]*Test[^$]*'
first_call='frontdesk/ops/firstcall/'"$classes"
trust='frontdesk/ops/(trust|backup)/'"$classes"
trust_engine='frontdesk/engine/(sip/.*(TransactionTable|Timers|Malformed|Mutations|Denial)|media/.*(Jitter|Concealment|KeyCases|LateHearing))'"$classes"
receptionist='frontdesk/(ops/(talk|call|tools)|engine/(dialogue|booking|patient|speech/language|call/summary)|config/catalogue)/'"$classes"
providers='frontdesk/(ops/(provider|chaos/providers)|engine/provider)/'"$classes"
cluster='frontdesk/ops/(cluster|chaos/(cluster|partition|crash|database)|bench/cluster|playground|deploy|trunk)/'"$classes"

run() {
  mvn "${options[@]}" verify "$@"
}

only() {
  run -Dtest="$1" -Dsurefire.failIfNoSpecifiedTests=false
}

# How many changed lines of the pure parts the tests notice; the report names those that they do not.
mutants() {
  local log="$top/engine/target/mutants.log"
  if ! mvn "${options[@]}" -Pmutation -pl engine -am process-test-classes >"$log" 2>&1; then
    tail -n 40 "$log" >&2
    return 1
  fi
  grep -E '^>> (Line Coverage|Generated [0-9]+ mutations|Ran )' "$log"
  echo "goal: 80 % killed; survivors: engine/target/pit-reports/index.html"
}

case $part in
  all) run ;;
  unit) only "!%regex[$first_call],!%regex[$trust],!%regex[$cluster],!%regex[.*[$].*]" ;;
  first-call) only "%regex[$first_call]" ;;
  trust) only "%regex[$trust],%regex[$trust_engine]" ;;
  providers) only "%regex[$providers]" ;;
  receptionist) only "%regex[$receptionist]" ;;
  cluster) only "%regex[$cluster]" ;;
  *) echo "frontdesk test: no part named $part; parts are unit, receptionist, first-call, trust, providers and cluster" >&2; exit 64 ;;
esac
if $long && [ "$part" = all ]; then
  mutants
fi
