(function () {
  "use strict";
  Array.prototype.forEach.call(document.querySelectorAll("[data-explore]"), explorable);

  function explorable(button) {
    var place = document.getElementById(button.getAttribute("data-explore"));
    button.hidden = false;
    button.addEventListener("click", function () {
      button.disabled = true;
      button.textContent = "Loading…";
      load("chartFigures", button.getAttribute("data-figures"), function () {
        load("Plotly", button.getAttribute("data-library"), function (came) {
          if (!came || !window.chartFigures) { button.textContent = "The interactive chart could not be loaded"; return; }
          place.hidden = false;
          var figure = window.chartFigures[place.id];
          window.Plotly.newPlot(place, figure.data, figure.layout, figure.config).then(function () { button.hidden = true; });
        });
      });
    });
  }

  function load(name, address, done) {
    if (window[name]) { done(true); return; }
    var script = document.createElement("script");
    script.src = address;
    script.onload = function () { done(true); };
    script.onerror = function () { done(false); };
    document.head.appendChild(script);
  }
})();
