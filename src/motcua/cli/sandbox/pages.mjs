// The pages of the sandbox's identity provider, in Vietnamese and English, without a script.
const WORDS = {
  vi: {
    mark: "Môi trường thử: đây không phải VNeID, mọi người ở đây đều do chúng tôi đặt ra.",
    choose: "Bạn là ai?",
    why: (level) =>
      level === 2
        ? "Cổng đề nghị xác thực ở mức độ 02. Người có tài khoản mức độ 01 sẽ không vào được."
        : "Chọn một người để đăng nhập vào cổng.",
    level: (level) => `mức độ 0${level}`,
    born: "sinh",
    enter: (name) => `Đăng nhập với tên ${name}`,
    nobody: "Không đăng nhập, quay lại cổng",
    other: ["en", "English"],
    leave: "Đăng xuất khỏi môi trường thử?",
    leaveWhy: "Bạn đã rời cổng. Đăng xuất ở đây thì lần sau sẽ chọn lại người.",
    yes: "Đăng xuất",
    no: "Ở lại",
    left: "Bạn đã đăng xuất.",
    wrong: "Yêu cầu đăng nhập này không dùng được. Bạn hãy quay lại cổng và bắt đầu lại.",
  },
  en: {
    mark: "Sandbox: this is not VNeID, and everybody here is invented.",
    choose: "Who are you?",
    why: (level) =>
      level === 2
        ? "The portal asks for level 2. People whose account has level 1 will not get in."
        : "Choose somebody to sign in to the portal as.",
    level: (level) => `level ${level}`,
    born: "born",
    enter: (name) => `Sign in as ${name}`,
    nobody: "Do not sign in, go back to the portal",
    other: ["vi", "Tiếng Việt"],
    leave: "Sign out of the sandbox?",
    leaveWhy: "You have left the portal. If you sign out here, you choose somebody anew next time.",
    yes: "Sign out",
    no: "Stay",
    left: "You are signed out.",
    wrong: "This request to sign in cannot be used. Go back to the portal and begin again.",
  },
};

const SIGNS = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
const escaped = (text) => String(text).replace(/[&<>"']/g, (sign) => SIGNS[sign]);
const day = (text) => `${text.slice(6)}/${text.slice(4, 6)}/${text.slice(0, 4)}`;

function page(language, title, main, other = "") {
  const words = WORDS[language];
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><title>${escaped(title)}</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="stylesheet" href="/style.css"></head>
<body><header><p>${escaped(words.mark)}</p>${other}</header><main><h1>${escaped(title)}</h1>${main}</main></body></html>`;
}

export function choose(language, personas, level, path) {
  const words = WORDS[language];
  const [code, name] = words.other;
  const lines = personas.map(
    (persona) => `<li><p><b>${escaped(persona.full_name)}</b>, ${words.born} ${day(persona.birth_date)} · ${words.level(persona.level)}<br>${escaped(persona.about[language])}</p>
<button name="persona" value="${escaped(persona.personal_number)}">${escaped(words.enter(persona.full_name))}</button></li>`,
  );
  return page(
    language,
    words.choose,
    `<p>${escaped(words.why(level))}</p><form method="post" action="${escaped(path)}"><ul>${lines.join("")}</ul>
<p><button class="plain" name="persona" value="">${escaped(words.nobody)}</button></p></form>`,
    `<a href="?language=${code}" lang="${code}" hreflang="${code}">${name}</a>`,
  );
}

// ``form`` is the library's own, with the token that proves the page; its fields are sent by ours.
export function leave(language, form) {
  const words = WORDS[language];
  return page(
    language,
    words.leave,
    `<p>${escaped(words.leaveWhy)}</p>${form}<p><button form="op.logoutForm" name="logout" value="yes">${escaped(words.yes)}</button>
<button class="plain" form="op.logoutForm">${escaped(words.no)}</button></p>`,
  );
}

export function message(language, what, detail = "") {
  const words = WORDS[language];
  return page(language, words[what], detail && `<p><code>${escaped(detail)}</code></p>`);
}
