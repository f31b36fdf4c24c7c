"use strict";
// The page is complete without this script. It adds a free choice of two reports to lay side by side, and opens
// what a link leads into.
for (const story of document.querySelectorAll(".story")) {
  const reports = [...story.querySelectorAll(".report")];
  const section = story.querySelector(".pairs");
  if (reports.length < 2 || !section) continue;
  const name = (report) => report.querySelector("h2 bdi, h3 bdi, h4 bdi").textContent;
  const choice = document.createElement("p");
  choice.className = "choice";
  const selects = [0, 1].map((place) => {
    const select = document.createElement("select");
    reports.forEach((report, n) => select.add(new Option(name(report), n, false, n === place)));
    const label = document.createElement("label");
    label.append(place ? "and " : "Any two reports: ", select);
    choice.append(label, " ");
    return select;
  });
  const result = document.createElement("div");
  result.className = "chosen";
  result.setAttribute("aria-live", "polite");
  const show = () => {
    const chosen = selects.map((select) => reports[select.value]);
    const names = chosen.map(name);
    const known = [...section.querySelectorAll("details.pair")].find(
      (pair) =>
        (pair.dataset.left === names[0] && pair.dataset.right === names[1]) ||
        (pair.dataset.left === names[1] && pair.dataset.right === names[0]),
    );
    result.replaceChildren();
    if (known) {
      result.append(known.querySelector("table").cloneNode(true));
      return;
    }
    const note = document.createElement("p");
    note.className = "note";
    note.textContent = "No shared passage was found; the two texts stand beside each other as they are.";
    const columns = document.createElement("div");
    columns.className = "columns";
    for (const report of chosen) {
      const column = document.createElement("div");
      const title = document.createElement("p");
      title.className = "speaker";
      title.textContent = name(report);
      const text = report.querySelector(".text").cloneNode(true);
      for (const marked of text.querySelectorAll("[id]")) marked.removeAttribute("id");
      column.append(title, text);
      columns.append(column);
    }
    result.append(note, columns);
  };
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = "Show";
  button.addEventListener("click", show);
  choice.append(button);
  section.append(choice, result);
}
