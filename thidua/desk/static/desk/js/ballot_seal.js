/* Envelopes made on the voter's own device: HPKE base mode (RFC 9180) with X25519, HKDF-SHA256 and AES-256-GCM.
   The server receives what seal() gives back and never what went in. Its counterpart is thidua/council/sealing.py. */
(() => {
  "use strict";

  const KEM_SUITE = Uint8Array.of(75, 69, 77, 0, 0x20); // "KEM", DHKEM(X25519, HKDF-SHA256)
  const HPKE_SUITE = Uint8Array.of(72, 80, 75, 69, 0, 0x20, 0, 1, 0, 2); // "HPKE", that KEM, HKDF-SHA256, AES-256-GCM
  const VERSION = "HPKE-v1";
  const SLIP_VERSION = 1;
  const TRACKER_BYTES = 10;
  const LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  const NONE = new Uint8Array(0);

  const text = (words) => new TextEncoder().encode(words);

  const joined = (...parts) => {
    const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
    let at = 0;
    for (const part of parts) {
      whole.set(part, at);
      at += part.length;
    }
    return whole;
  };

  const hmac = async (key, data) => {
    const algorithm = { name: "HMAC", hash: "SHA-256" };
    // WebCrypto takes no empty key; an empty one and one of zeros are the same to HMAC.
    const made = await crypto.subtle.importKey("raw", key.length ? key : new Uint8Array(32), algorithm, false, ["sign"]);
    return new Uint8Array(await crypto.subtle.sign("HMAC", made, data));
  };

  const labeledExtract = (suite, salt, label, material) =>
    hmac(salt, joined(text(VERSION), suite, text(label), material));

  /* At most 32 bytes are ever asked for, so one block of HKDF-Expand is enough. */
  const labeledExpand = async (suite, key, label, info, length) => {
    const labelled = joined(Uint8Array.of(0, length), text(VERSION), suite, text(label), info);
    return (await hmac(key, joined(labelled, Uint8Array.of(1)))).slice(0, length);
  };

  const bigShared = (publicKey) => {
    const secret = crypto.getRandomValues(new Uint8Array(32));
    const curve = globalThis.ballotCurve;
    const found = [curve.multiply(secret, publicKey), curve.multiply(secret, curve.BASE)];
    secret.fill(0);
    return found;
  };

  /* The shared value of a fresh key with the key of the box, and the public half of the fresh one. */
  const shared = async (publicKey, own) => {
    if (own) return bigShared(publicKey);
    let pair;
    try {
      pair = await crypto.subtle.generateKey({ name: "X25519" }, false, ["deriveBits"]);
    } catch {
      return bigShared(publicKey); // this browser's WebCrypto has no X25519
    }
    const other = await crypto.subtle.importKey("raw", publicKey, { name: "X25519" }, false, []);
    const bits = await crypto.subtle.deriveBits({ name: "X25519", public: other }, pair.privateKey, 256);
    return [new Uint8Array(bits), new Uint8Array(await crypto.subtle.exportKey("raw", pair.publicKey))];
  };

  /* An envelope around data: fresh public key, ciphertext, tag. `own` leaves X25519 to the house's own numbers. */
  const seal = async (publicKey, info, data, own = false) => {
    const [secret, encapsulated] = await shared(publicKey, own);
    if (secret.every((byte) => byte === 0)) throw new Error("the key of the box is no point of the curve");
    const kemContext = joined(encapsulated, publicKey);
    const extracted = await labeledExtract(KEM_SUITE, NONE, "eae_prk", secret);
    const kemSecret = await labeledExpand(KEM_SUITE, extracted, "shared_secret", kemContext, 32);
    const pskHash = await labeledExtract(HPKE_SUITE, NONE, "psk_id_hash", NONE);
    const infoHash = await labeledExtract(HPKE_SUITE, NONE, "info_hash", info);
    const context = joined(Uint8Array.of(0), pskHash, infoHash);
    const root = await labeledExtract(HPKE_SUITE, kemSecret, "secret", NONE);
    const key = await labeledExpand(HPKE_SUITE, root, "key", context, 32);
    const nonce = await labeledExpand(HPKE_SUITE, root, "base_nonce", context, 12);
    const cipher = await crypto.subtle.importKey("raw", key, "AES-GCM", false, ["encrypt"]);
    const inside = new Uint8Array(await crypto.subtle.encrypt({ name: "AES-GCM", iv: nonce }, cipher, data));
    return joined(encapsulated, inside);
  };

  const uuidBytes = (uuid) => Uint8Array.from(uuid.replaceAll("-", "").match(/../g), (pair) => parseInt(pair, 16));

  const newTracker = () => crypto.getRandomValues(new Uint8Array(TRACKER_BYTES));

  /* Ten bytes as four groups of four letters, as the published record writes them. */
  const codeOf = (tracker) => {
    const number = tracker.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
    const letters = Array.from({ length: 16 }, (_, at) => LETTERS[Number((number >> BigInt(75 - 5 * at)) & 31n)]);
    return letters.join("").match(/.{4}/g).join("-");
  };

  /* A filled-in line of the paper of one item, sealed for the box. */
  const sealSlip = (publicKey, box, item, line, tracker, own = false) => {
    const slip = joined(Uint8Array.of(SLIP_VERSION), uuidBytes(item), Uint8Array.of(line), tracker);
    return seal(publicKey, joined(text("thidua/slip/1/"), uuidBytes(box), uuidBytes(item)), slip, own);
  };

  const toBase64 = (bytes) => btoa(String.fromCharCode(...bytes));
  const fromBase64 = (words) => Uint8Array.from(atob(words), (letter) => letter.charCodeAt(0));

  const fingerprint = async (envelope) =>
    Array.from(new Uint8Array(await crypto.subtle.digest("SHA-256", envelope)), (byte) =>
      byte.toString(16).padStart(2, "0"),
    ).join("");

  globalThis.ballotSeal = { sealSlip, newTracker, codeOf, toBase64, fromBase64, fingerprint };
})();
