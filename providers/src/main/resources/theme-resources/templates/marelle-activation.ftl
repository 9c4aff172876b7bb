<#import "template.ftl" as layout>
<#import "marelle-fields.ftl" as fields>
<#assign anywhere = ["password-new", "password-confirm", "email", "mobile", "look", "terms"]>

<#macro step number title>
  <fieldset class="step">
    <legend class="step-title"><span class="step-number" aria-hidden="true">${number}</span> ${title}</legend>
    <#nested>
  </fieldset>
</#macro>

<#macro lookCard value label>
  <label class="look" for="look-${value}">
    <#nested>
    <span class="look-text"><input id="look-${value}" type="radio" name="look" value="${value}" required data-look-choice<#if activation.values.look! = value> checked</#if><@fields.state "look"/>> <span>${label}</span></span>
  </label>
</#macro>

<@layout.registrationLayout bodyClass="long" displayMessage=!messagesPerField.existsError("global", anywhere[0], anywhere[1], anywhere[2], anywhere[3], anywhere[4], anywhere[5]); section>
  <#if section = "header">
    ${activation.enrolment?then(msg("marelleEnrolmentFormTitle"), msg("marelleActivationTitle"))}
  <#elseif section = "form">
    <@fields.errorSummary [["password-new", "password-new"], ["password-confirm", "password-confirm"], ["email", "email"], ["mobile", "mobile"], ["look", "look-ecole"], ["terms", "terms"]]/>
    <p class="lead"><#if activation.enrolment>${msg("marelleEnrolmentFormLead")}<#elseif activation.displayName?has_content>${msg("marelleActivationLead", activation.displayName)}<#else>${msg("marelleActivationLeadNameless")}</#if></p>
    <p class="hint">${msg("marelleAllRequired")}</p>
    <dl class="identity"><dt>${msg("marelleIdentifier")}</dt><dd id="activation-identifier" dir="ltr">${activation.identifier}</dd></dl>

    <form id="marelle-activation-form" class="form" action="${url.loginAction}" method="post" novalidate>
      <#if activation.terms??><input type="hidden" name="termsDigest" value="${activation.terms.sha256}"></#if>
      <@fields.passwordManager activation.identifier/>

      <@step 1 msg("marellePasswordStep")>
        <@fields.choosePassword activation/>
      </@step>

      <@step 2 msg("marelleContactStep")>
        <@fields.text name="email" label=msg("marelleEmail") value=activation.values.email!"" hint=activation.enrolment?then(msg("marelleEnrolmentEmailHint"), msg("marelleEmailHint")) type="email" required=activation.emailRequired autocomplete="email" inputmode="email"/>
        <#if !activation.enrolment><@fields.text name="mobile" label=msg("marelleMobile") value=activation.values.mobile!"" hint=msg("marelleMobileHint") type="tel" required=false autocomplete="tel" inputmode="tel"/></#if>
      </@step>

      <#assign number = 3>
      <#if activation.lookChoice>
      <@step number msg("marelleLookStep")>
        <div class="looks">
          <@lookCard "ecole" msg("marelleLookEcole")>
            <svg viewBox="0 0 200 96" aria-hidden="true" focusable="false"><path fill="#ffd25e" d="M0 0h200v96H0z"/><circle cx="182" cy="8" r="34" fill="#fff" opacity=".5"/><g stroke="#2a2440" stroke-width="2.5"><rect x="22" y="34" width="30" height="28" rx="5" fill="#1d8f80"/><rect x="56" y="18" width="30" height="28" rx="5" fill="#3d7be0"/><rect x="56" y="50" width="30" height="28" rx="5" fill="#fff7df"/><rect x="90" y="34" width="30" height="28" rx="5" fill="#e5502f"/><path d="M124 18a30 30 0 0 1 0 60z" fill="#9fd6f2"/></g></svg>
          </@lookCard>
          <@lookCard "college" msg("marelleLookCollege")>
            <svg viewBox="0 0 200 96" aria-hidden="true" focusable="false"><path fill="#123c35" d="M0 0h200v96H0z"/><path d="M0 24h200M0 48h200M0 72h200M25 0v96M50 0v96M75 0v96M100 0v96M125 0v96M150 0v96M175 0v96" stroke="#fff" opacity=".07"/><circle cx="88" cy="48" r="42" fill="none" stroke="#f1f5ec" stroke-dasharray="3 4" opacity=".5"/><g fill="none" stroke="#f1f5ec" stroke-width="1.8"><path d="M22 34h30v28H22zM56 18h30v28H56zM56 50h30v28H56zM90 34h30v28H90zM124 18a30 30 0 0 1 0 60z"/></g><circle cx="37" cy="48" r="5" fill="#f2b632"/></svg>
          </@lookCard>
        </div>
        <@fields.error "look"/>
      </@step>
      <#assign number++>
      </#if>

      <#if activation.terms??>
      <@step number msg("marelleTermsStep")>
        <p class="hint">${msg("marelleTermsVersion", activation.terms.version, activation.terms.effectiveFrom)}</p>
        <@fields.terms activation.terms/>
        <@fields.acceptTerms activation.values.termsAccepted/>
      </@step>
      </#if>

      <div class="buttons">
        <button class="button button-main" id="marelle-activate" type="submit">${activation.enrolment?then(msg("marelleEnrolmentFinish"), msg("marelleActivate"))}</button>
        <button class="button button-plain" id="marelle-back" name="back" value="true" type="submit" formnovalidate>${msg("marelleBack")}</button>
      </div>
    </form>
    <script type="module" src="${url.resourcesPath}/js/marelle-new-password.js"></script>
  </#if>
</@layout.registrationLayout>
