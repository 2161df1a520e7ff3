/** The floor: a canvas that is cleared once a frame, and nothing else. */

const canvas = document.querySelector("#canvas");
canvas.width = innerWidth;
canvas.height = innerHeight;
const ctx = canvas.getContext("2d");
const clear = () => ctx.clearRect(0, 0, canvas.width, canvas.height);
addEventListener("pointermove", clear);

window.bench = {
  fill: async () => 0,
  look: clear,
  select: () => {},
  place: () => [0, 0],
};
