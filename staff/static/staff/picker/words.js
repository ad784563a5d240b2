/* Puts the translated sentences of words.py together. */

export class Words {
  #pairs;
  #number = new Intl.NumberFormat(document.documentElement.lang || undefined);

  constructor(pairs) {
    this.#pairs = pairs;
  }

  /** The sentence `key`; `n` chooses between one and several. */
  say(key, values = {}) {
    const [one, several] = this.#pairs[key];
    const sentence = values.n === 1 ? one : several;
    return sentence.replace(/%\((\w+)\)[sd]/g, (_, name) =>
      typeof values[name] === "number"
        ? this.#number.format(values[name])
        : (values[name] ?? ""),
    );
  }

  /** Department and 工号, the second line of everybody. */
  line(person) {
    return person.line ?? [person.department, person.employee_no].filter(Boolean).join(" · ");
  }

  /** How a person is read aloud: name, department, 工号, and what is special. */
  full(person) {
    const key = person.department ? "person" : "personAlone";
    const name = this.say(key, {
      name: person.name,
      department: person.department,
      number: person.employee_no,
    });
    const special = [
      person.kind === "role" && this.say("postAccount"),
      !person.active && this.say("gone"),
      person.tasks > 0 && this.say("tasks", { n: person.tasks }),
      person.barred,
    ];
    return [name, ...special].filter(Boolean).join("，");
  }
}
