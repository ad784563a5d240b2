/* The toolbar's icons: 20 by 20, drawn with the colour of the text. */

const SVG = "http://www.w3.org/2000/svg"

const LINES = {
  heading: "M4 4v12M11 4v12M4 10h7M14 9.5a2 2 0 1 1 3.6 1.2L14 15.5h4",
  bold: "M6 4h5a3 3 0 0 1 0 6H6zM6 10h6a3 3 0 0 1 0 6H6z",
  italic: "M9 4h6M5 16h6M12 4 8 16",
  bullet_list: "M8 5h9M8 10h9M8 15h9M3.5 5h.01M3.5 10h.01M3.5 15h.01",
  ordered_list: "M8 5h9M8 10h9M8 15h9M3 3.5l1-.5v4M2.7 12.4c.2-1.6 2.3-1.2 1.9.2L2.8 15.5h2",
  blockquote: "M3 4v12M7 6h10M7 10h10M7 14h6",
  link: "M8.5 11.5a3 3 0 0 0 4.2 0l3-3a3 3 0 0 0-4.2-4.2l-1 1M11.5 8.5a3 3 0 0 0-4.2 0l-3 3a3 3 0 0 0 4.2 4.2l1-1",
  quote: "M3 12.5A3 3 0 1 0 6 9.5M3 12.5C3 8 4 6 7 4.5M11 12.5A3 3 0 1 0 14 9.5M11 12.5C11 8 12 6 15 4.5",
  picture: "M3 4h14v12H3zM3 13l4-4 4 4 2-2 4 4M13.5 7.5h.01",
  undo: "M7 4 3 8l4 4M3 8h8a5 4 0 0 1 0 8H8",
  redo: "M13 4l4 4-4 4M17 8H9a5 4 0 0 0 0 8h3",
}

/** The icon as an element that screen readers pass over. */
export function icon(name) {
  const svg = document.createElementNS(SVG, "svg")
  const path = document.createElementNS(SVG, "path")
  svg.setAttribute("viewBox", "0 0 20 20")
  svg.setAttribute("aria-hidden", "true")
  path.setAttribute("d", LINES[name])
  svg.append(path)
  return svg
}
