// Fills the report's lists from the rows in the page, a slice at a time. Texts of documents become text nodes, never
// mark-up. The rows' order is told in rows.py.
"use strict";
(() => {
  const data = JSON.parse(document.getElementById("rows").textContent);
  const FIRST = 10;
  const SLICE = 50;
  const PRINTED = 300; // rows of each list, at most
  const PAUSE = 150; // milliseconds after a letter typed
  const number = (code) => data.codes.indexOf(code);
  const nameOf = (code) => (code < 0 ? "" : data.names[code]);
  const FIELD = Object.fromEntries(
    ["name", "measures", "goal", "responsible", "convener", "commitment", "meeting_frequency", "timing", "follow_up", "indicators"].map(
      (field) => [field, number(field)],
    ),
  );
  const say = (english, parts = {}) =>
    Object.entries(parts).reduce((text, [key, value]) => text.replace(`{${key}}`, () => value), data.texts[english]);
  const byId = (id) => document.getElementById(id);
  const make = (tag, parts = {}, ...inside) => {
    const made = Object.assign(document.createElement(tag), parts);
    made.append(...inside.filter((one) => one !== null && one !== undefined && one !== ""));
    return made;
  };

  // -- plans, activities, values ------------------------------------------------------------------------------

  const planName = (plan) => [plan[2] || say("district unknown"), plan[4] || say("year unknown")].join(", ");
  const citation = (plan, value) => {
    const where = value[4] ? say("p. {page}", { page: value[4] }) : value[5];
    const rest = [plan[2], plan[4], where].filter(Boolean).join(", ");
    return `${(plan[1] || plan[0]).replace(/\s+/g, " ").replace(/\.$/, "")}. ${rest}.`;
  };
  const first = (activity, ...fields) => {
    for (const field of fields) {
      const found = activity[7].find((value) => value[0] === FIELD[field] && FIELD[field] >= 0);
      if (found) return found;
    }
    return null;
  };
  const sourceButton = (activity, value) => {
    const place = value[4] ? say("p. {page}", { page: value[4] }) : say("Source");
    const button = make("button", { type: "button", className: "link source", textContent: place });
    button.setAttribute("aria-label", `${say("Source")}: ${value[2].slice(0, 60)}, ${value[4] ? place : value[5]}`);
    button.addEventListener("click", () => openQuote(activity[0], `activities[${activity[1]}].${value[6]}`, value));
    return button;
  };
  const swedish = (text) => make("span", { lang: "sv", textContent: text });
  const withSource = (activity, value) => (value ? [swedish(value[2]), " ", sourceButton(activity, value)] : []);

  // -- the quote ----------------------------------------------------------------------------------------------

  const openQuote = (at, path, value) => {
    const plan = data.plans[at];
    byId("quote-head").textContent = citation(plan, value);
    const body = byId("quote-body");
    body.replaceChildren(make("blockquote", { lang: "sv", textContent: value[2] }));
    if (value[3]) body.append(make("p", { className: "quiet", textContent: say("The text is cut here; the database holds it whole.") }));
    body.append(facts(path, plan, value), ...pictures(at, plan, value));
    byId("quote").showModal();
    byId("quote").scrollTop = 0;
    Promise.all([...body.querySelectorAll("img")].map((picture) => picture.decode()))
      .then(() => body.querySelector(".box, mark")?.scrollIntoView({ block: "center" }))
      .catch(() => {}); // closed or reopened meanwhile, or a picture that the browser cannot show: the text stands
  };
  const facts = (path, plan, value) => {
    const list = make("dl", { className: "facts" });
    const add = (head, ...inside) => list.append(make("dt", { textContent: head }), make("dd", {}, ...inside));
    add(say("File"), plan[0]);
    if (!value[4] && value[5]) add(say("Place"), value[5]);
    add(say("In the record"), `${plan[7]} ${path}`);
    if (plan[5]) {
      const text = value[4] ? say("Open the file at page {page}", { page: value[4] }) : say("Open the file");
      add("", make("a", { href: plan[5] + (value[4] ? `#page=${value[4]}` : ""), target: "_blank", rel: "noopener", textContent: text }));
    } else add("", say("The file is no longer where it was read, or has been moved."));
    return list;
  };
  const pictures = (at, plan, value) => {
    const places = value[7];
    if (!places) return [];
    if (!plan[6]) return [excerpt(places)];
    const pages = [...new Set(places.map((box) => box[0]))];
    return pages.map((page) => pagePicture(at, page, places.filter((box) => box[0] === page))).filter(Boolean);
  };
  const pagePicture = (plan, page, boxes) => {
    const held = byId(`picture-${plan}-${page}`);
    if (!held) return null;
    const caption = say("Page {page}, the place is framed", { page });
    const frame = make("div", { className: "page" });
    frame.append(make("img", { src: `data:image/webp;base64,${held.textContent}`, alt: caption }));
    for (const [, left, top, width, height] of boxes) {
      const box = make("div", { className: "box" });
      Object.assign(box.style, { left: `${left / 10}%`, top: `${top / 10}%`, width: `${width / 10}%`, height: `${height / 10}%` });
      frame.append(box);
    }
    return make("figure", {}, make("figcaption", { textContent: caption }), frame);
  };
  const excerpt = (rows) => {
    const table = make("table", { className: "excerpt", lang: "sv" });
    const widest = Math.max(...rows.map((row) => row.length));
    for (const row of rows) {
      const line = table.insertRow();
      for (const cell of row) {
        const here = cell.some(([, marked]) => marked);
        const made = make("td", { className: here ? "here" : "" });
        if (row.length < widest && row.length === 1) made.colSpan = widest;
        for (const [text, marked] of cell) made.append(marked ? make("mark", { textContent: text }) : text);
        line.append(made);
      }
    }
    return make("div", { className: "scroll" }, table);
  };

  // -- the filters --------------------------------------------------------------------------------------------

  const filter = { words: [], district: -1, year: 0, topic: -1, party: -1 };
  const haystacks = new Map();
  const haystack = (activity) => {
    if (!haystacks.has(activity)) {
      const texts = [activity[2] || "", ...activity[7].map((value) => value[2])];
      haystacks.set(activity, texts.join("\n").toLowerCase());
    }
    return haystacks.get(activity);
  };
  const holds = (text, words) => words.every((word) => text.includes(word));
  const planFits = (plan) =>
    (filter.district < 0 || plan[3] === filter.district) && (!filter.year || plan[4] === filter.year);
  const activityFits = (activity, words = filter.words) =>
    planFits(data.plans[activity[0]]) &&
    (filter.topic < 0 || activity[3].includes(filter.topic)) &&
    (filter.party < 0 || activity[7].some((value) => value[1] === filter.party)) &&
    (!words.length || holds(haystack(activity), words));
  const readFilter = () => {
    filter.words = byId("words").value.normalize("NFC").toLowerCase().split(/\s+/).filter(Boolean);
    for (const key of ["district", "topic", "party"]) filter[key] = byId(key).value ? number(byId(key).value) : -1;
    filter.year = Number(byId("year").value);
  };

  // -- the lists ----------------------------------------------------------------------------------------------

  const valuesOf = (...fields) => {
    const wanted = fields.map((field) => FIELD[field]).filter((field) => field >= 0);
    return data.activities.flatMap((activity) =>
      activity[7].filter((value) => wanted.includes(value[0])).map((value) => [activity, value]),
    );
  };
  const valueFits = ([activity, value]) =>
    activityFits(activity, []) &&
    (!filter.words.length || holds(`${value[2]}\n${activity[4] || ""}\n${activity[2] || ""}`.toLowerCase(), filter.words));
  const planOf = (activity) => planName(data.plans[activity[0]]);
  const activityName = (activity) => swedish(activity[4] || say("(no name)"));
  const everything = (activity) => {
    const details = make("details", {}, make("summary", { textContent: say("All that the plan says of it") }));
    details.addEventListener("toggle", () => {
      if (!details.open || details.querySelector("dl")) return;
      const list = make("dl");
      for (const value of activity[7]) {
        const of = value[1] < 0 ? "" : ` ${say("of {party}", { party: nameOf(value[1]) })}`;
        list.append(make("dt", { textContent: nameOf(value[0]) + of }), make("dd", {}, ...withSource(activity, value)));
      }
      details.append(list);
    });
    return details;
  };
  const often = (activity) => withSource(activity, first(activity, "meeting_frequency"));
  const activityAt = (plan, place) => data.activities[data.first[plan] + place];
  const names = (plan, places) => places.map((place) => activityAt(plan, place)[4] || say("(no name)")).join("; ");
  const named = (activity) => {
    const name = first(activity, "name");
    return activity[4] && name ? withSource(activity, name) : [activityName(activity)];
  };
  const namesWithSources = (plan, places) => places.flatMap((place, at) => [at ? "; " : "", ...named(activityAt(plan, place))]);
  const matches = data.years.flatMap(([from, to, found]) => found.map((one) => [from, to, one]));
  const gapActivity = (gap) => (gap[2] < 0 ? null : activityAt(gap[1], gap[2]) || null);
  // Where the gap is: the value that leaves it open, else the measure's name, which has no such field; of a plan its title.
  const gapSource = (gap) => {
    const activity = gapActivity(gap);
    const stem = `activities[${gap[2]}].`;
    const value = activity && (activity[7].find((one) => stem + one[6] === gap[6]) || first(activity, "name"));
    if (value) return sourceButton(activity, value);
    const plan = data.plans[gap[1]];
    const text = gap[3] || (activity ? activity[4] : plan[1]) || plan[0];
    const button = make("button", { type: "button", className: "link source", textContent: say("Source") });
    button.setAttribute("aria-label", `${say("Source")}: ${planName(plan)}, ${nameOf(gap[0])}`);
    button.addEventListener("click", () => openQuote(gap[1], gap[6], [-1, -1, text, 0, gap[4], "", gap[6]]));
    return button;
  };

  const LISTS = {
    measures: {
      rows: data.activities,
      fits: (activity) => activityFits(activity),
      cells: (activity) => [
        [planOf(activity)],
        activity[2] ? [swedish(activity[2])] : [],
        [
          ...named(activity),
          everything(activity),
        ],
        withSource(activity, first(activity, "responsible", "convener")),
        often(activity),
      ],
    },
    commitments: {
      rows: valuesOf("commitment"),
      fits: (row) => valueFits(row) && (filter.party < 0 || row[1][1] === filter.party),
      cells: ([activity, value]) => [
        [planOf(activity)],
        [nameOf(value[1])],
        withSource(activity, value),
        [activityName(activity)],
        often(activity),
      ],
      bars: { id: "parties", keys: ([, value]) => [value[1]] },
    },
    "meeting-list": {
      rows: valuesOf("meeting_frequency"),
      fits: valueFits,
      cells: ([activity, value]) => [[planOf(activity)], [activityName(activity)], withSource(activity, value), [nameOf(activity[5])]],
    },
    "follow-ups": {
      rows: valuesOf("follow_up", "indicators"),
      fits: valueFits,
      cells: ([activity, value]) => [
        [planOf(activity)],
        [activityName(activity)],
        withSource(activity, value),
        activity[6].length ? [swedish(activity[6].join(", "))] : [],
      ],
    },
    years: {
      rows: matches,
      fits: ([from, to, one]) =>
        filter.topic < 0 && filter.party < 0 &&
        (planFits(data.plans[from]) || planFits(data.plans[to])) &&
        (!filter.words.length || holds(`${names(from, one[1])}; ${names(to, one[2])}`.toLowerCase(), filter.words)),
      cells: ([from, to, one]) => [
        [planName(data.plans[from])],
        [planName(data.plans[to])],
        [nameOf(one[0]), one[3].length ? make("span", { className: "quiet", textContent: ` ${say("changed in")} ${one[3].map(nameOf).join(", ")}` }) : ""],
        namesWithSources(from, one[1]),
        namesWithSources(to, one[2]),
      ],
    },
    gaps: {
      rows: data.gaps,
      fits: (gap) => {
        const activity = gapActivity(gap);
        if (activity) return activityFits(activity);
        return planFits(data.plans[gap[1]]) && filter.party < 0 && (filter.topic < 0 || data.plans[gap[1]][8].includes(filter.topic)) && !filter.words.length;
      },
      cells: (gap) => {
        const activity = gapActivity(gap);
        return [
          [planName(data.plans[gap[1]])],
          [nameOf(gap[0])],
          [activity ? activityName(activity) : say("the plan as a whole")],
          [
            data.codes[gap[5]] === "stated" ? "" : nameOf(gap[5]) + (gap[3] ? ": " : ""),
            gap[3] ? swedish(gap[3]) : "", " ", gapSource(gap),
          ],
        ];
      },
      bars: { id: "gap-kinds", keys: (gap) => [gap[0]] },
    },
    plans: {
      rows: data.plans,
      fits: (plan) =>
        planFits(plan) && (filter.topic < 0 || plan[8].includes(filter.topic)) &&
        (!filter.words.length || holds(`${plan[0]}\n${plan[1] || ""}\n${plan[2] || ""}`.toLowerCase(), filter.words)),
      cells: (plan) => [
        [plan[2] || say("district unknown")],
        [String(plan[4] || "")],
        plan[1] ? [swedish(plan[1])] : [],
        [String(plan[10])],
        [String(plan[9])],
        [plan[5] ? make("a", { href: plan[5], textContent: plan[0] }) : plan[0]],
      ],
    },
  };

  const shown = {};
  const render = (id, until) => {
    const table = byId(id);
    const heads = [...table.tHead.rows[0].cells].map((head) => head.textContent);
    const list = shown[id];
    const begin = list.until;
    const body = table.tBodies[0];
    if (!begin) body.replaceChildren();
    list.until = Math.min(until, list.found.length);
    for (const row of list.found.slice(begin, list.until)) {
      const line = make("tr");
      LISTS[id].cells(row).forEach((inside, place) => {
        const cell = make(place ? "td" : "th", {}, ...inside);
        if (!place) cell.scope = "row";
        if (inside.length) cell.dataset.label = heads[place];
        line.append(cell);
      });
      body.append(line);
    }
    const all = list.found.length.toLocaleString(data.lang);
    const text = list.found.length ? say("{from}–{to} of {all}", { from: 1, to: list.until, all }) : say("none");
    table.querySelector(".count").textContent = `(${text})`;
    document.querySelector(`[data-more="${id}"]`).hidden = list.until >= list.found.length;
    return begin ? body.rows[begin] : null;
  };
  const drawBars = (id, counts) => {
    const most = Math.max(1, ...counts.values());
    for (const row of byId(id).tBodies[0].rows) {
      const count = counts.get(row.dataset.key) || 0;
      row.querySelector(".number").textContent = count.toLocaleString(data.lang);
      row.querySelector("rect")?.setAttribute("width", (100 * count) / most);
    }
  };
  const counted = (rows, keys) => {
    const counts = new Map();
    for (const row of rows) for (const key of keys(row)) counts.set(key, (counts.get(key) || 0) + 1);
    return counts;
  };
  const update = () => {
    readFilter();
    for (const [id, list] of Object.entries(LISTS)) {
      shown[id] = { found: list.rows.filter(list.fits), until: 0 };
      render(id, FIRST);
      if (list.bars) drawBars(list.bars.id, counted(shown[id].found, (row) => list.bars.keys(row).map((key) => data.codes[key])));
    }
    const found = shown.measures.found;
    drawBars("rates", counted(found, (activity) => [data.codes[activity[5]]]));
    if (byId("sources")) drawBars("sources", counted(found, (activity) => activity[6]));
    const count = found.length;
    byId("found").textContent = count === 1 ? say("1 measure found") : say("{count} measures found", { count: count.toLocaleString(data.lang) });
  };

  // -- what a person does -------------------------------------------------------------------------------------

  let waiting = 0;
  const later = () => {
    clearTimeout(waiting);
    waiting = setTimeout(update, PAUSE);
  };
  const filters = byId("filters");
  filters.addEventListener("input", later);
  filters.addEventListener("submit", (event) => {
    event.preventDefault();
    update();
  });
  filters.addEventListener("reset", () => setTimeout(update));
  document.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    if (button.dataset.more) {
      const at = render(button.dataset.more, shown[button.dataset.more].until + SLICE);
      at?.querySelector("button, a, summary")?.focus();
    } else if (button.dataset.filter) {
      byId(button.dataset.filter).value = button.dataset.value;
      update();
      byId("found").scrollIntoView({ block: "nearest" });
    } else if (button.dataset.topic !== undefined) {
      byId("district").value = button.dataset.district;
      byId("topic").value = button.dataset.topic;
      update();
      byId("measures-section").scrollIntoView();
      byId("measures").closest(".scroll").focus({ preventScroll: true });
    }
  });
  byId("quote").addEventListener("click", (event) => {
    if (event.target === byId("quote")) byId("quote").close(); // the backdrop
  });
  addEventListener("beforeprint", () => {
    for (const id of Object.keys(LISTS)) if (shown[id].until < PRINTED) render(id, PRINTED);
  });
  update();
})();
