(function () {
  "use strict";
  enhance(document.getElementById("indicator-table"));

  function enhance(table) {
    var form = document.getElementById("indicator-filters");
    var told = document.getElementById("indicator-told");
    var body = table.tBodies[0];
    var rows = Array.prototype.slice.call(body.rows);
    var heads = Array.prototype.slice.call(table.tHead.rows[0].cells);
    var state = read();

    heads.forEach(function (head, place) {
      if (!head.hasAttribute("data-sort")) { return; }
      var button = document.createElement("button");
      button.type = "button";
      button.textContent = head.textContent;
      head.textContent = "";
      head.appendChild(button);
      button.addEventListener("click", function () {
        state.down = state.sort === String(place) && state.down !== "1" ? "1" : "";
        state.sort = String(place);
        keep();
      });
    });
    form.hidden = false;
    ["changed", "target", "find"].forEach(function (name) {
      var field = form.elements[name];
      field.value = state[name] || "";
      field.addEventListener("input", function () { state[name] = field.value; keep(); });
    });
    form.addEventListener("submit", function (event) { event.preventDefault(); });
    form.addEventListener("reset", function () { state = {}; window.setTimeout(keep, 0); });
    show();

    function read() {
      var found = {};
      window.location.search.slice(1).split("&").forEach(function (pair) {
        var at = pair.indexOf("=");
        if (at > 0) { found[pair.slice(0, at)] = decodeURIComponent(pair.slice(at + 1).replace(/\+/g, " ")); }
      });
      return found;
    }

    function keep() {
      var words = ["changed", "target", "find", "sort", "down"].filter(function (name) { return state[name]; });
      var query = words.map(function (name) { return name + "=" + encodeURIComponent(state[name]); }).join("&");
      window.history.replaceState(null, "", window.location.pathname + (query ? "?" + query : "") + "#indicators");
      show();
    }

    function show() {
      var shown = 0;
      rows.forEach(function (row) {
        var fits = (!state.changed || row.getAttribute("data-changed") === state.changed) &&
          (!state.target || row.getAttribute("data-target") === state.target) &&
          (!state.find || row.textContent.toLowerCase().indexOf(state.find.toLowerCase()) >= 0);
        row.hidden = !fits;
        shown += fits ? 1 : 0;
      });
      told.textContent = shown === rows.length ? "All " + rows.length + " indicators are shown." : shown + " of " + rows.length + " indicators are shown.";
      heads.forEach(function (head, place) {
        if (state.sort === String(place)) { head.setAttribute("aria-sort", state.down ? "descending" : "ascending"); } else { head.removeAttribute("aria-sort"); }
      });
      var sorted = state.sort ? rows.slice().sort(function (a, b) { return compare(a, b, Number(state.sort)) * (state.down ? -1 : 1); }) : rows;
      sorted.forEach(function (row) { body.appendChild(row); });
    }

    function compare(a, b, place) {
      var one = key(a.cells[place]), other = key(b.cells[place]);
      var left = parseFloat(one), right = parseFloat(other);
      if (isNaN(left) !== isNaN(right) && heads[place].classList.contains("n")) { return isNaN(left) ? 1 : -1; }
      return !isNaN(left) && !isNaN(right) ? left - right : one.localeCompare(other);
    }

    function key(cell) { return cell.getAttribute("data-key") || cell.textContent.replace(/,/g, "").trim(); }
  }
})();
