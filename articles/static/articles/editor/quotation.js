/* Which characters of a selected text are the words somebody said. Pure.

   The quotation marks themselves stay outside a quote; an attribution in the middle
   (“……，”他说，“……”) leaves two parts of one quote. */

const CLOSING = new Map([
  ["“", "”"],
  ["「", "」"],
  ["『", "』"],
  ["＂", "＂"],
  ['"', '"'],
])
const CLOSERS = new Set(CLOSING.values())
const BEFORE_SPEECH = /[:：,，]\s*$/

/** The outermost quotations: [from, to] of what is inside, and whether each closes. */
function quotations(text) {
  const found = []
  const waiting = []
  let start = 0
  for (const [at, sign] of Array.from(text, (sign, at) => [at, sign])) {
    if (waiting.length && sign === waiting.at(-1)) {
      waiting.pop()
      if (!waiting.length) found.push({ from: start, to: at, closed: true })
    } else if (CLOSING.has(sign)) {
      if (!waiting.length) start = at + 1
      waiting.push(CLOSING.get(sign))
    } else if (CLOSERS.has(sign) && !waiting.length) {
      found.push({ from: 0, to: at, closed: true, unopened: true })
    }
  }
  if (waiting.length) found.push({ from: start, to: text.length, closed: false })
  return found
}

function trimmed(text, { from, to }) {
  while (from < to && /\s/.test(text[from])) from += 1
  while (to > from && /\s/.test(text[to - 1])) to -= 1
  return [from, to]
}

function isSpeechIn(text, found) {
  if (!found.length) return false
  const [first] = found
  const last = found.at(-1)
  if (first.unopened || !last.closed || first.from === 1) return true
  return last.to === text.length - 1 && BEFORE_SPEECH.test(text.slice(0, first.from - 1))
}

/** [from, to] of each part of a selected text that belongs in the quote. */
export function spokenParts(text) {
  const [start, end] = trimmed(text, { from: 0, to: text.length })
  const inner = text.slice(start, end)
  const found = quotations(inner)
  const parts = isSpeechIn(inner, found) ? found : [{ from: 0, to: inner.length }]
  return parts
    .map((part) => trimmed(inner, part))
    .filter(([from, to]) => from < to)
    .map(([from, to]) => [start + from, start + to])
}

/** [from, to] inside the quotation marks around a place of the text, or null. */
export function spokenAround(text, at) {
  const found = quotations(text).find(({ from, to }) => from <= at && at <= to)
  return found ? trimmed(text, found) : null
}
