/* Pasted HTML before a parser sees it: tags with the few attributes a body knows.

   Parsing a style or an event handler, even in a detached document, is a violation of
   the content policy and is reported as one. Nothing here makes anything safe: that is
   the schema's work, the policy's and articles.document's. */

const UNSEEN = /<!--[\s\S]*?-->|<(script|style|title|xml|head)\b[\s\S]*?<\/\1\s*>|<[!?][^>]*>/gi
const TAG = /<(\/?)([a-z][^\s/>]*)((?:"[^"]*"|'[^']*'|[^'">])*)>/gi
const ATTRIBUTE = /\s(href|alt|data-[a-z-]+)\s*=\s*("[^"]*"|'[^']*'|[^\s"'>]+)/gi
const KEPT = new Set(["href", "alt", "data-pm-slice"])
const OWN = /^data-(id|speaker|role|image|credit)$/

// Google Docs wraps everything in a <b> that is not bold.
const NOT_BOLD = /font-weight:\s*(normal|400)/i

function bare(_whole, slash, name, raw) {
  const tag = /^b$/i.test(name) && NOT_BOLD.test(raw) ? "span" : name
  if (slash) return `</${tag}>`
  const kept = Array.from(raw.matchAll(ATTRIBUTE))
    .filter(([, key]) => KEPT.has(key.toLowerCase()) || OWN.test(key.toLowerCase()))
    .map(([whole]) => whole)
  return `<${tag}${kept.join("")}>`
}

/** The markup without comments, scripts, styles and attributes nobody asked for. */
export function bareMarkup(html) {
  return html.replace(UNSEEN, "").replace(TAG, bare)
}
