#!/bin/sh
# Renders the simulated caller's lines from their texts: see lines.conf.
# Needs flite and sox. Usage: ops/src/test/scripts/render-lines.sh [NAME...]   (all lines without a name)
set -eu
cd "$(dirname "$0")/../../main/resources/frontdesk/ops/caller/lines"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
sed -n 's/^  \([a-z-]*\) = "\(.*\)"$/\1|\2/p' lines.conf | while IFS='|' read -r name text; do
  if [ $# -gt 0 ]; then
    case " $* " in *" $name "*) ;; *) continue ;; esac
  fi
  for voice in slt rms awb; do
    mkdir -p "$voice"
    flite -voice "$voice" -t "$text" -o "$work/spoken.wav"
    # -R: the same dither each time, so that the same text gives the same file.
    sox -R "$work/spoken.wav" -r 8000 -c 1 -e mu-law "$voice/$name.wav" norm -6 \
      silence 1 0.01 0.5% reverse silence 1 0.01 0.5% reverse pad 0.05 0.1
  done
done
