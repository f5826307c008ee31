"""Recount a ballot box from its published record, with nothing but Python's standard library.

    python3 count_ballots.py RECORD.json [RECEIPT …]

The record (format "thidua-ballot-1") is what a council publishes when a box was opened. This script shares no code with
the system that wrote it. It checks, item by item, that

* the listed envelopes give the root that was announced when the box closed, and none is listed twice;
* there is one slip for each envelope, and the slips give their own root;
* no more votes were cast than members were entitled to;
* the votes by line, the votes needed and the verdict follow from the slips and the rule.

A receipt is a tracker (four groups of four letters): the script says what the slip with it was counted as. It ends with
exit code 0 if everything agrees and 1 otherwise.
"""

from __future__ import annotations

import hashlib
import json
import sys
from fractions import Fraction
from pathlib import Path
from uuid import UUID

FORMAT = "thidua-ballot-1"
LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def merkle_root(leaves: list[bytes]) -> str:
    """The root as in RFC 6962: leaves sorted, prefixed with 0; nodes with 1; an odd one goes up unchanged."""
    if not leaves:
        return hashlib.sha256(b"").hexdigest()
    level = [hashlib.sha256(b"\0" + leaf).digest() for leaf in sorted(leaves)]
    while len(level) > 1:
        above = [hashlib.sha256(b"\1" + level[i] + level[i + 1]).digest() for i in range(0, len(level) - 1, 2)]
        level = above + ([level[-1]] if len(level) % 2 else [])
    return level[0].hex()


def tracker_bytes(code: str) -> bytes:
    """The ten bytes behind a tracker of sixteen letters."""
    number = 0
    for letter in code.replace("-", ""):
        number = number * 32 + LETTERS.index(letter)
    return number.to_bytes(10, "big")


def slip_leaf(item: str, slip: dict) -> bytes:
    """A slip as it lay in its envelope: version, item, line, tracker."""
    return b"\1" + UUID(item).bytes + bytes([slip["option"]]) + tracker_bytes(slip["tracker"])


def votes_needed(item: dict, cast: int) -> int:
    """The smallest number of yes that passes under the rule."""
    rule = item["rule"]
    base = {"all_members": item["members"], "present": item["present"], "cast": cast}[rule["base"]]
    if rule["recused_leave"] and rule["base"] != "cast":
        base -= item["recused"]
    exact = Fraction(rule["share"]) * base
    least = exact.numerator // exact.denominator
    if rule["more_than"] or exact.denominator != 1:
        least += 1
    return max(1, least)


def recount(item: dict) -> tuple[list[int], int]:
    """Votes by line and votes that no line fits."""
    votes, invalid = [0] * len(item["options"]), item["unreadable"]
    for slip in item["slips"]:
        if slip["option"] < len(votes):
            votes[slip["option"]] += 1
        else:
            invalid += 1
    return votes, invalid


def faults_of(item: dict) -> list[str]:
    """Everything in an item that does not agree."""
    envelopes, slips = item["envelopes"], item["slips"]
    trackers = [slip["tracker"] for slip in slips]
    votes, invalid = recount(item)
    cast = sum(votes) + invalid
    yes = sum(n for n, option in zip(votes, item["options"]) if option["choice"] == "yes")  # noqa: B905
    needed = votes_needed(item, cast)
    checks = [
        (len(set(envelopes)) == len(envelopes), "an envelope is listed twice"),
        (merkle_root([bytes.fromhex(e) for e in envelopes]) == item["envelope_root"], "the envelopes' root differs"),
        (len(slips) + item["unreadable"] == len(envelopes), "slips and envelopes differ in number"),
        (len(set(trackers)) == len(trackers), "a tracker appears twice"),
        (merkle_root([slip_leaf(item["item"], s) for s in slips]) == item["slip_root"], "the slips' root differs"),
        (cast <= item["present"] - item["recused"], "more votes than members entitled to vote"),
        (votes == item["tally"] and invalid == item["invalid"], f"the votes are {votes}, invalid {invalid}"),
        (needed == item["needed"], f"the votes needed are {needed}"),
        ((yes >= needed) == item["passed"], "the verdict does not follow from the votes"),
    ]
    return [words for agrees, words in checks if not agrees]


def report(item: dict) -> bool:
    """Print one item; true where it agrees."""
    votes, invalid = recount(item)
    print(f"{item['label']} ({item['subject']})")
    for number, option in zip(votes, item["options"]):  # noqa: B905
        print(f"  {number:4}  {option['choice']} {option['title']}".rstrip())
    print(f"  {invalid:4}  invalid\n  envelopes' root {item['envelope_root']}")
    faults = faults_of(item)
    for fault in faults:
        print(f"  WRONG: {fault}")
    if not faults:
        print("  agrees: " + ("passed" if item["passed"] else "not passed"))
    return not faults


def find(record: dict, receipt: str) -> bool:
    """Print what the slip with this tracker was counted as; false where it is not among the slips."""
    wanted = tracker_bytes(receipt.upper())
    for item in record["items"]:
        for slip in item["slips"]:
            if tracker_bytes(slip["tracker"]) == wanted:
                line = item["options"][slip["option"]] if slip["option"] < len(item["options"]) else None
                print(f"{receipt}: {item['label']}: {line['choice'] + ' ' + line['title'] if line else 'invalid'}")
                return True
    print(f"{receipt}: NOT AMONG THE SLIPS")
    return False


def main(arguments: list[str]) -> int:
    """Recount a record, then look the receipts up."""
    if not arguments:
        print(__doc__)
        return 2
    record = json.loads(Path(arguments[0]).read_text(encoding="utf-8"))
    if record["format"] != FORMAT:
        print(f"unknown format {record['format']}")
        return 2
    print(f"Box {record['box']}")
    agreed = [report(item) for item in record["items"]]
    found = [find(record, receipt) for receipt in arguments[1:]]
    return 0 if all(agreed) and all(found) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
