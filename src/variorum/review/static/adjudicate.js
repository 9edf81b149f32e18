// Adjudication by key: one question is at hand, and its answers are numbered.
"use strict";
const questions = all(".question");
let atHand = -1;
function turnQuestion(step) {
  if (!questions.length) return;
  atHand = Math.min(questions.length - 1, Math.max(0, atHand + step));
  questions.forEach((one, n) => one.classList.toggle("at-it", n === atHand));
  questions[atHand].focus();
  questions[atHand].scrollIntoView({ block: "nearest" });
}
action("next-question", "j", () => turnQuestion(1));
action("previous-question", "k", () => turnQuestion(-1));
action("open-question", "o", () => questions[atHand]?.querySelector(".open-it").click());
for (let n = 1; n < 10; n += 1) action(`answer-${n}`, String(n), () => {
  const button = all(".buttons button", questions[atHand] || document.createElement("p"))[n - 1];
  if (button) button.form.requestSubmit(button); else say("no such answer here");
});
turnQuestion(1);
