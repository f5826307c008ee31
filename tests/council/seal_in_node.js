/* Plays the voter's browser for a test: reads {box, public, slips: [{item, line, own}]}, writes envelopes and trackers. */
"use strict";

const folder = process.argv[2];
require(`${folder}/ballot_curve.js`);
require(`${folder}/ballot_seal.js`);
const { ballotCurve: curve, ballotSeal: seal } = globalThis;
const hex = (bytes) => Buffer.from(bytes).toString("hex");
const bytes = (words) => Uint8Array.from(Buffer.from(words, "hex"));

const main = async () => {
  const asked = JSON.parse(require("fs").readFileSync(0, "utf8"));
  if (asked.multiply) return asked.multiply.map(([scalar, point]) => hex(curve.multiply(bytes(scalar), bytes(point))));
  const made = [];
  for (const slip of asked.slips) {
    const tracker = seal.newTracker();
    const envelope = await seal.sealSlip(bytes(asked.public), asked.box, slip.item, slip.line, tracker, slip.own);
    made.push({
      envelope: seal.toBase64(envelope),
      fingerprint: await seal.fingerprint(envelope),
      tracker: seal.codeOf(tracker),
    });
  }
  return made;
};

main().then((made) => process.stdout.write(JSON.stringify(made)));
