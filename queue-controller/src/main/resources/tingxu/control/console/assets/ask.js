// Asks the hall to do something: once, however often the line fails on the way.

const TRIES = 3;
const PATIENCE_MS = 4_000;
const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** A ULID: the id of one press. */
function ulid() {
  let millis = Date.now();
  let time = "";
  for (let i = 0; i < 10; i++, millis = Math.floor(millis / 32)) time = ALPHABET[millis % 32] + time;
  const random = crypto.getRandomValues(new Uint8Array(16));
  return time + Array.from(random, byte => ALPHABET[byte % 32]).join("");
}

/**
 * @returns {Promise<{ok: boolean, sentence: string, field?: string}>} the hall's refusal as a
 *     sentence, with the field that is meant; every try
 *     bears the same id, so that it takes effect once
 */
export async function ask(path, body) {
  const id = ulid();
  for (let left = TRIES; left > 0; left--) {
    try {
      const answer = await fetch(path, {
        method: "POST",
        headers: {"Content-Type": "application/json", "Idempotency-Key": id},
        body: JSON.stringify(body ?? {}),
        signal: AbortSignal.timeout(PATIENCE_MS),
      });
      if (answer.status === 503 && left > 1) {
        await new Promise(done => setTimeout(done, 500));
        continue;
      }
      const said = await answer.json();
      if (answer.ok) return {ok: true, sentence: "", said};
      const own = document.documentElement.lang === "en" ? said.en : said.zh;
      return {ok: false, sentence: own ?? said.detail ?? String(answer.status), field: said.field};
    } catch (failed) {
      if (left === 1) return {ok: false, sentence: document.body.dataset.unsent};
    }
  }
  return {ok: false, sentence: document.body.dataset.unsent};
}
