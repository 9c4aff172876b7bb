// Sign-in with a passkey: on request, or offered with the browser's autofill.
const request = document.getElementById("passkey-request").dataset;
const form = document.getElementById("webauth");
const button = document.getElementById("authenticateWebAuthnButton");

const decode = (text) =>
  Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (letter) => letter.charCodeAt(0));
const encode = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");

let pending;

const ask = async (mediation) => {
  // A browser serves one request at a time: the newer one ends the one that waits in the autofill.
  pending?.abort();
  pending = new AbortController();
  const known = request.identified === "true" ? [...document.querySelectorAll("#authn_select input")] : [];
  const publicKey = {
    challenge: decode(request.challenge),
    rpId: request.rpId,
    allowCredentials: known.map((input) => ({ type: "public-key", id: decode(input.value) })),
  };
  const timeout = Number(request.timeout);
  if (timeout) publicKey.timeout = timeout * 1000;
  if (request.userVerification && request.userVerification !== "not specified") {
    publicKey.userVerification = request.userVerification;
  }
  return navigator.credentials.get({ publicKey, signal: pending.signal, ...(mediation && { mediation }) });
};

const answer = ({ id, response }) => {
  const fields = form.elements;
  fields.clientDataJSON.value = encode(response.clientDataJSON);
  fields.authenticatorData.value = encode(response.authenticatorData);
  fields.signature.value = encode(response.signature);
  fields.credentialId.value = id;
  if (response.userHandle) fields.userHandle.value = encode(response.userHandle);
  const remember = document.getElementById("rememberMe");
  if (remember) {
    const copy = Object.assign(document.createElement("input"), { type: "hidden", name: "rememberMe" });
    copy.value = remember.checked ? "on" : "off";
    form.append(copy);
  }
  form.requestSubmit();
};

const refuse = (reason) => {
  form.elements.error.value = String(reason);
  form.requestSubmit();
};

button?.addEventListener("click", async () => {
  if (!window.PublicKeyCredential) return refuse(request.unsupported);
  try {
    answer(await ask());
  } catch (error) {
    refuse(error);
  }
});

const offer = async () => {
  if (!window.PublicKeyCredential || !button || !("conditional" in button.dataset)) return;
  button.hidden = false;
  const { mediation } = request;
  if (request.identified === "true" || mediation === "none") return;
  if (mediation === "conditional" && !(await PublicKeyCredential.isConditionalMediationAvailable?.())) return;
  const local = () => PublicKeyCredential.isUserVerifyingPlatformAuthenticatorAvailable();
  if (request.attachment === "platform" && !(await local())) return;
  // A dialog that was turned away stays away for the rest of this attempt.
  const attempt = document.body.dataset.attempt ?? "";
  const modal = mediation === "optional" || mediation === "required";
  if (modal && sessionStorage.getItem("marelle-passkey-dismissed") === attempt) return;
  try {
    const credential = await ask(mediation);
    if (credential) answer(credential);
  } catch {
    if (modal) sessionStorage.setItem("marelle-passkey-dismissed", attempt);
  }
};

offer();
