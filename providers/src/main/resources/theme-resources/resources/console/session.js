// Who is signed in, and requests in that person's name. OpenID Connect: code flow with PKCE. Tokens are in this module's
// memory and nowhere else; a reload asks Keycloak again, which remembers.
import { lang } from "./words.js";

const CLIENT = "marelle-console";
/** In sessionStorage: what the way back from the login page needs. Gone once used. */
const UNDER_WAY = "marelle.console.signing-in";
/** In sessionStorage: what was ticked and typed. No code, no token. Gone once read, or signed out. */
const KEPT = "marelle.console.kept";
const MARGIN_SECONDS = 20;
const MOST_RETURNS = 3;

const realm = location.pathname.replace(/\/marelle-classroom(\/.*)?$/, "");
const oidc = `${realm}/protocol/openid-connect`;
const api = `${realm}/marelle-classroom/v1`;
const home = () => location.origin + location.pathname + location.search;

const base64url = (bytes) => btoa(String.fromCharCode(...bytes)).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
const random = () => base64url(crypto.getRandomValues(new Uint8Array(32)));
const claims = (jwt) => JSON.parse(atob(jwt.split(".")[1].replace(/-/g, "+").replace(/_/g, "/")));

/** An answer of the server that says no, as RFC 9457 writes it; or none at all ("offline"). */
export class Problem extends Error {
  constructor({ type = "", ...rest }) {
    super(type);
    Object.assign(this, rest, { slug: type.split(":").pop() });
  }
}

let tokens = null;
let refreshing = null;
let lapsed = null;
/** Whether the server has answered this sign-in yet. */
let welcome = false;
const keepers = new Map();
let kept = {};

/** Tells what to remember over a new sign-in, under a name. */
export const keep = (name, what) => keepers.set(name, what);

/** What was remembered under that name, once. */
export function recall(name) {
  const what = kept[name];
  delete kept[name];
  return what;
}

/** Remembers for whoever comes back to this tab as the same person. */
function remember() {
  if (tokens) box(KEPT, { who: claims(tokens.access_token).sub, what: Object.fromEntries([...keepers].map(([name, what]) => [name, what()])) });
}
addEventListener("pagehide", remember);

/** Calls back when the session has ended; the request that found out waits for good. */
export const onLapse = (callback) => (lapsed = callback);

function box(key, value) {
  const before = JSON.parse(sessionStorage.getItem(key) ?? "null");
  if (value) sessionStorage.setItem(key, JSON.stringify(value));
  else sessionStorage.removeItem(key);
  return before;
}

/** Goes to the login page, to come back where we are. */
export async function signIn({ level, returns = 0 } = {}) {
  const asked = { state: random(), verifier: random(), nonce: random(), hash: location.hash, level, returns };
  box(UNDER_WAY, asked);
  const challenge = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(asked.verifier)));
  const question = new URLSearchParams({
    client_id: CLIENT,
    redirect_uri: home(),
    response_type: "code",
    // The code comes back after a "#": in no log, and the page is still in the browser's cache.
    response_mode: "fragment",
    scope: "openid",
    state: asked.state,
    nonce: asked.nonce,
    code_challenge: base64url(challenge),
    code_challenge_method: "S256",
    ui_locales: lang,
  });
  if (level) question.set("acr_values", level);
  location.assign(`${oidc}/auth?${question}`);
  return new Promise(() => {});
}

/** Comes back from the login page, or goes there. Resolves once somebody is signed in. */
export async function start() {
  const answer = new URLSearchParams(location.hash.slice(1));
  const asked = box(UNDER_WAY);
  // Our own addresses start with "#/": one that sorts and filters has a "state" too.
  if (location.hash.startsWith("#/") || !answer.has("state")) return signIn();
  history.replaceState(null, "", home() + (asked?.hash ?? ""));
  if (asked?.state !== answer.get("state")) {
    if (asked?.returns >= MOST_RETURNS) throw new Problem({ type: "sign-in" });
    return signIn({ returns: (asked?.returns ?? 0) + 1 });
  }
  if (answer.has("error")) throw new Problem({ type: "sign-in", detail: answer.get("error") });
  await exchange({ grant_type: "authorization_code", code: answer.get("code"), redirect_uri: home(), code_verifier: asked.verifier });
  const { nonce, sub } = claims(tokens.id_token);
  if (nonce !== asked.nonce) throw new Problem({ type: "sign-in" });
  tokens.level = asked.level;
  const before = box(KEPT);
  kept = before?.who === sub ? before.what : {};
}

async function exchange(form) {
  const answer = await send(`${oidc}/token`, { method: "POST", body: new URLSearchParams({ client_id: CLIENT, ...form }) });
  if (!answer.ok) {
    tokens = form.refresh_token ? tokens : null;
    throw new Problem({ type: answer.status < 500 ? "unauthorized" : "server-error" });
  }
  tokens = { level: tokens?.level, ...(await answer.json()) };
  tokens.until = Date.now() + (tokens.expires_in - MARGIN_SECONDS) * 1000;
}

async function accessToken(stale) {
  if (tokens.access_token === stale || Date.now() > tokens.until) {
    // One refresh for all who ask at once: each refresh token may be good for one use.
    refreshing ??= exchange({ grant_type: "refresh_token", refresh_token: tokens.refresh_token }).finally(() => (refreshing = null));
    await refreshing;
  }
  return tokens.access_token;
}

async function send(path, options) {
  try {
    return await fetch(path, { cache: "no-store", credentials: "same-origin", ...options });
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new Problem({ type: "offline" });
  }
}

const problemOf = async (answer) => {
  try {
    return new Problem(await answer.json());
  } catch {
    return new Problem({ type: answer.status >= 500 ? "server-error" : "unknown" });
  }
};

/**
 * A request of the API. With a body, JSON or bytes, it is a POST, unless another method is named. Resolves to the JSON of the answer, or to
 * {blob, name} of a file; fails with a Problem. Where the session has ended it waits behind the dialog that says so.
 */
export async function ask(path, { body, method = body ? "POST" : "GET", file = false, signal } = {}) {
  const as = (token) =>
    send(api + path, {
      method,
      signal,
      headers: {
        Authorization: `Bearer ${token}`,
        "Accept-Language": lang,
        ...(body && { "Content-Type": body instanceof Blob ? "application/octet-stream" : "application/json" }),
      },
      body: body instanceof Blob ? body : body && JSON.stringify(body),
    });
  let answer;
  try {
    const token = await accessToken();
    answer = await as(token);
    if (answer.status === 401 && !stepUp(answer)) answer = await as(await accessToken(token));
  } catch (problem) {
    if (problem.slug !== "unauthorized") throw problem;
    return lapsed({});
  }
  if (answer.status === 401) {
    const level = stepUp(answer);
    if (!welcome && tokens.level) throw await problemOf(answer);
    return lapsed({ level, early: !welcome });
  }
  welcome = true;
  if (!answer.ok) throw await problemOf(answer);
  if (file) return { blob: await answer.blob(), name: /filename="?([^";]+)/.exec(answer.headers.get("Content-Disposition"))?.[1] };
  return answer.status === 204 ? null : answer.json();
}

/** The level that the server demands (RFC 9470), if that is what it says. */
function stepUp(answer) {
  const challenge = answer.headers.get("WWW-Authenticate") ?? "";
  return challenge.includes("insufficient_user_authentication") ? /acr_values="?([^",\s]+)/.exec(challenge)?.[1] ?? "2" : undefined;
}

/** Ends the session everywhere. By a form, so that the token is in no address. */
export function signOut() {
  const form = document.createElement("form");
  form.method = "post";
  form.action = `${oidc}/logout`;
  const fields = { client_id: CLIENT, id_token_hint: tokens.id_token, post_logout_redirect_uri: home() };
  for (const [name, value] of Object.entries(fields)) {
    const field = document.createElement("input");
    Object.assign(field, { type: "hidden", name, value });
    form.append(field);
  }
  document.body.append(form);
  form.submit();
  // Whoever leaves leaves nothing behind.
  tokens = null;
}
