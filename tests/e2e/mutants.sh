#!/usr/bin/env bash
# title: end to end: every mutant is caught by the rule it was made for, and the honest stack passes
# label: release-only
set -u
"$CHARGERIG" mutants --jobs 2 --log error
