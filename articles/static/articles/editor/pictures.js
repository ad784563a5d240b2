/* Talks to the picture addresses: brings a file in, lists one's latest pictures. */

/** {sha256, url, width, height}; throws an Error with a sentence for the person. */
export async function upload(file, { pictures, token, words }) {
  if (file.size > pictures.max_bytes) throw new Error(words.too_large)
  const body = new FormData()
  body.append("file", file)
  return answerOf(
    fetch(pictures.upload, {
      method: "POST",
      headers: { "X-CSRFToken": token, Accept: "application/json" },
      body,
    }),
    words,
  )
}

/** The pictures this person brought in last. */
export async function latest({ pictures, words }) {
  const answer = await answerOf(fetch(pictures.latest), words)
  return answer.pictures
}

async function answerOf(request, words) {
  let answer
  try {
    answer = await (await request).json()
  } catch {
    // No connection, or a page of HTML from a proxy or an expired session.
    throw new Error(words.upload_failed)
  }
  if (answer.error) throw new Error(answer.error)
  return answer
}
