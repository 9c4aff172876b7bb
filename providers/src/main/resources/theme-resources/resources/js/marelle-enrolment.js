// Fills in the code of a text message that names this site, where the browser can (WebOTP); elsewhere it is typed.
const field = document.getElementById("code");
if (field && "OTPCredential" in globalThis) {
  const listening = new AbortController();
  field.form.addEventListener("submit", () => listening.abort());
  navigator.credentials
    .get({ otp: { transport: ["sms"] }, signal: listening.signal })
    .then(({ code }) => {
      if (!field.value) field.value = code;
      field.focus();
    })
    // Refused, or gone on without it.
    .catch(() => {});
}
