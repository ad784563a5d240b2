/* The people who can be picked in one place, and the scopes they are in.
 *
 * A directory of up to 300 comes with the first request and is filtered here; a larger
 * one is asked for each query, 50 people at a time. A failed request is an Error whose
 * message is a sentence, or empty where the server said none.
 */

import { found, read } from "./search.js";

const ALL_AT_ONCE = 300;
const A_PAGE = 50;

const fetchJson = async (url, parameters, signal) => {
  const address = new URL(url, document.baseURI);
  for (const [name, value] of Object.entries(parameters)) {
    address.searchParams.set(name, value);
  }
  const response = await fetch(address, {
    signal,
    credentials: "same-origin",
    headers: { Accept: "application/json" },
  });
  const isJson = response.headers.get("Content-Type")?.startsWith("application/json");
  if (!isJson) throw new Error("");
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.error);
  return answer;
};

/** The people found for one query in one scope; `more` reads those still missing. */
class Result {
  #next;
  #load;

  constructor({ people, total, next }, load) {
    this.people = people;
    this.total = total;
    this.#next = next;
    this.#load = load;
  }

  get isComplete() {
    return this.#next === null;
  }

  async more(limit = A_PAGE) {
    const page = await this.#load(this.#next, limit);
    this.people = [...this.people, ...page.people];
    this.#next = page.next;
  }

  async all() {
    while (!this.isComplete) await this.more(ALL_AT_ONCE);
  }
}

export class Directory {
  #urls;
  #place;
  #everyone = null;
  #pending = null;

  constructor({ people, byIds, scopes, place, subject }) {
    this.#urls = { people, byIds, scopes };
    this.#place = { place, subject };
  }

  /** Read the scopes, the first page, and what is known of the people chosen. */
  async open(chosen) {
    const ids = chosen.map((person) => person.id).join(",");
    const [scopes, page, known] = await Promise.all([
      fetchJson(this.#urls.scopes, {}),
      this.#page({ limit: ALL_AT_ONCE }),
      ids ? fetchJson(this.#urls.byIds, { ...this.#place, ids }) : { people: [] },
    ]);
    this.scopes = scopes;
    this.departments = new Map(scopes.departments.map((one) => [one.id, one]));
    this.#everyone = page.next === null ? page.people : null;
    return known.people;
  }

  /** Whether everyone is here, so that a query needs no request. */
  get isWhole() {
    return this.#everyone !== null;
  }

  /** Where the dialog opens: with everyone when they are few, else at home. */
  get firstScope() {
    const [own] = this.scopes.own;
    return this.isWhole || own === undefined ? "all" : `department-${own}`;
  }

  /** The result for a query; an answer that a later question overtook is an AbortError. */
  async search(q, scope) {
    this.#pending?.abort();
    if (this.isWhole) return this.#filter(q, scope);
    this.#pending = new AbortController();
    const { signal } = this.#pending;
    const page = await this.#page({ q, scope, limit: A_PAGE }, signal);
    return new Result(page, (after, limit) => this.#page({ q, scope, after, limit }, signal));
  }

  #filter(q, scope) {
    const path = this.departments.get(Number(scope.replace("department-", "")))?.path;
    const inside = {
      all: () => true,
      posts: (person) => person.kind === "role",
    }[scope] ?? ((person) =>
      person.departments.some((id) => this.departments.get(id).path.startsWith(path)));
    // Who may be chosen comes first: of a stage's forty-seven often only five may.
    const everyone = this.#everyone.filter(inside);
    const inOrder = [false, true].flatMap((isBarred) =>
      everyone.filter((person) => Boolean(person.barred) === isBarred),
    );
    const people = found(inOrder, read(q), this.departments, this.scopes.own);
    return new Result({ people, total: people.length, next: null });
  }

  #page(parameters, signal) {
    return fetchJson(this.#urls.people, { ...this.#place, ...parameters }, signal);
  }
}
