/* Builds elements. Depends on nothing. */

/** An element with attributes (null and false are left out) and children. */
export function el(name, attributes = {}, ...children) {
  const node = document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === "function") node.addEventListener(key, value)
    else if (value === true) node.setAttribute(key, "")
    else if (value !== null && value !== undefined && value !== false)
      node.setAttribute(key, value)
  }
  node.append(...children.filter((child) => child !== null && child !== undefined))
  return node
}

/** "Quotes: %(count)s" and {count: 3} give "Quotes: 3". */
export function fill(sentence, values) {
  return sentence.replace(/%\((\w+)\)s/g, (_whole, name) => values[name])
}
