<#import "template.ftl" as layout>
<#import "marelle-fields.ftl" as fields>
<@layout.registrationLayout displayMessage=!messagesPerField.existsError("code"); section>
  <#if section = "header">
    ${msg("marelleEnrolmentCodeTitle")}
  <#elseif section = "form">
    <#if enrolment.said??><div class="notice notice-info" role="status"><p>${msg(enrolment.said, enrolment.wait)}</p></div></#if>
    <p class="lead">${msg("marelleEnrolmentCodeLead")}</p>
    <p class="contact-value" dir="ltr">${enrolment.mobile}</p>
    <form id="marelle-enrolment-form" class="form" action="${url.loginAction}" method="post" novalidate>
      <div class="field">
        <label class="label" for="code">${msg("marelleContactCode")}</label>
        <span class="hint" id="code-hint">${msg("marelleEnrolmentCodeHint", enrolment.minutes)}</span>
        <input class="input input-code" id="code" name="code" type="text" inputmode="numeric" autocomplete="one-time-code" autocapitalize="none" spellcheck="false" maxlength="40" required dir="ltr"<@fields.state "code" "code-hint"/>>
        <@fields.error "code"/>
      </div>
      <div class="buttons">
        <button class="button button-main" id="marelle-enrolment-check" name="do" value="check" type="submit">${msg("marelleContactCheck")}</button>
      </div>
      <div class="contact-help">
        <h2 class="contact-title">${msg("marelleContactNothingCame")}</h2>
        <ul class="to-do">
          <li>${msg("marelleEnrolmentNothingWait")}</li>
          <li>${msg("marelleEnrolmentNothingCheck")}</li>
          <li>${msg("marelleEnrolmentNothingSchool")}</li>
        </ul>
        <div class="buttons">
          <button class="button button-plain" id="marelle-resend" name="do" value="resend" type="submit">${msg("marelleEnrolmentResend")}</button>
          <button class="button button-plain" id="marelle-change" name="do" value="change" type="submit">${msg("marelleEnrolmentChange")}</button>
        </div>
      </div>
    </form>
    <script type="module" src="${url.resourcesPath}/js/marelle-enrolment.js"></script>
  </#if>
</@layout.registrationLayout>
