// While the new password is typed: which rules it meets, and how solid it is. The server decides; this only helps.
const rules = document.querySelector("[data-rules]");
const field = document.getElementById(rules.dataset.rules);
const progress = rules.querySelector("[data-progress]");
const strength = rules.querySelector("[data-strength]");
const meter = strength.querySelector("[role=meter]");
const word = strength.querySelector("[data-words]");

// As the server compares names: without case, accents and signs ("T-H-I Élève"), and read through the usual
// substitutions ("Th1erry").
const letters = { œ: "oe", æ: "ae", ß: "ss", þ: "th", ø: "o", ł: "l", đ: "d", ð: "d", ı: "i" };
const fold = (text) =>
  text.toLowerCase().normalize("NFKD").replace(/\p{Mn}/gu, "").replace(/[œæßþøłđðı]/g, (letter) => letters[letter]);
const written = (folded) => folded.replace(/[^\p{L}\p{Nd}]/gu, "");
const meant = (folded) =>
  [...folded].map((sign) => "iiiioeeaasssttbggzc"["l1!|03€4@5$§7+8692(".indexOf(sign)] ?? sign).join("").replace(/\P{L}/gu, "");

const username = rules.dataset.username.toLowerCase();
const names = rules.dataset.identity.split("|").filter(Boolean);
const repeats = (folded, name) => written(folded).includes(name) || meant(folded).includes(meant(name));
const count = (pattern) => (password, least) => (password.match(pattern) ?? []).length >= Number(least || 1);

const checks = {
  // Keycloak counts UTF-16 units, Marelle characters.
  length: (password, least) => password.length >= Number(least),
  lengthByProfile: (password, least) => [...password].length >= Number(least),
  maxLength: (password, most) => password.length <= Number(most),
  upperCase: count(/\p{Uppercase}/gu),
  lowerCase: count(/\p{Lowercase}/gu),
  digits: count(/\p{Nd}/gu),
  specialChars: count(/[^\p{L}\p{Nd}]/gu),
  notUsername: (password) => password !== "" && password.toLowerCase() !== username,
  notContainsUsername: (password) => password !== "" && !password.toLowerCase().includes(username),
  notIdentity: (password) => password !== "" && !names.some((name) => repeats(fold(password), name)),
  regexPattern: (password, pattern) => new RegExp(`^(?:${pattern})$`, "u").test(password),
};

const items = [...rules.querySelectorAll("[data-rule]:not([data-later])")].filter((item) => {
  try {
    checks[item.dataset.rule]("", item.dataset.argument);
    return true;
  } catch {
    // A pattern of Java's that this browser doesn't read: left to the server.
    item.dataset.later = "";
    return false;
  }
});

// Bits as if characters were drawn from the classes used; repeats and runs (aaa, 123, abc) count for little.
const bits = (password) => {
  let pool = 0;
  if (/\p{Ll}/u.test(password)) pool += 26;
  if (/\p{Lu}/u.test(password)) pool += 26;
  if (/\p{Nd}/u.test(password)) pool += 10;
  if (/[^\p{L}\p{Nd}]/u.test(password)) pool += 32;
  let effective = 0;
  let previous = NaN;
  for (const character of password) {
    const code = character.codePointAt(0);
    effective += Math.abs(code - previous) <= 1 ? 0.25 : 1;
    previous = code;
  }
  return effective * Math.log2(pool || 1);
};

const level = (password, allMet) => {
  if (!password) return 0;
  const solidity = bits(password);
  if (!allMet || solidity < 45) return 1;
  return solidity < 65 ? 2 : 3;
};

let announcement;

const update = () => {
  const password = field.value;
  let met = 0;
  let shown = 0;
  for (const item of items) {
    const passed = checks[item.dataset.rule](password, item.dataset.argument);
    // Of interest only to whoever goes beyond it.
    item.hidden = passed && item.dataset.rule === "maxLength";
    if (item.hidden) continue;
    shown++;
    if (passed) met++;
    item.toggleAttribute("data-met", passed);
    item.querySelector("[data-state]").textContent = ` (${passed ? progress.dataset.met : progress.dataset.unmet})`;
  }
  const reached = level(password, met === shown);
  const name = word.dataset.words.split("|")[reached];
  strength.dataset.level = reached;
  word.textContent = name;
  meter.setAttribute("aria-valuenow", reached);
  meter.setAttribute("aria-valuetext", name);
  // Said once the typing pauses, not at each key.
  clearTimeout(announcement);
  announcement = setTimeout(() => {
    const { progress: text } = progress.dataset;
    progress.textContent = password ? text.replace("#", met).replace("%", shown).replace("@", name) : "";
  }, 900);
};

strength.hidden = false;
field.addEventListener("input", update);
update();

// The look chosen shows at once.
for (const choice of document.querySelectorAll("[data-look-choice]")) {
  const show = () => {
    if (choice.checked) document.documentElement.dataset.look = choice.value;
  };
  choice.addEventListener("change", show);
  show();
}
