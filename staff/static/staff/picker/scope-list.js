/* The list of scopes as radio buttons: everyone, the departments as a tree, the post
 * accounts. Dispatches "change"; `value` is what the server calls the scope.
 */

export class ScopeList extends EventTarget {
  #element;
  #words;
  #labels = new Map();

  constructor(element, words) {
    super();
    this.#element = element;
    this.#words = words;
    this.value = "all";
    element.addEventListener("change", (event) => {
      this.value = event.target.value;
      this.dispatchEvent(new Event("change"));
    });
  }

  get label() {
    return this.#labels.get(this.value) ?? "";
  }

  show({ everyone, posts, departments }, value) {
    this.value = value;
    const say = (key, n, name) => this.#words.say(key, { n, name });
    const rows = [this.#row("all", say("everyone", everyone))];
    for (const { id, name, path, people } of departments) {
      const depth = path.split("/").length - 3;
      rows.push(this.#row(`department-${id}`, say("department", people, name), depth));
    }
    if (posts) rows.push(this.#row("posts", say("posts", posts)));
    this.#element.replaceChildren(...rows);
  }

  #row(value, text, depth = 0) {
    const row = document.createElement("label");
    row.className = "people-scope";
    row.dataset.depth = Math.min(depth, 4);
    const radio = document.createElement("input");
    radio.type = "radio";
    radio.name = "people-scope";
    radio.value = value;
    radio.checked = value === this.value;
    const name = document.createElement("span");
    name.textContent = text;
    row.append(radio, name);
    this.#labels.set(value, text);
    return row;
  }
}
