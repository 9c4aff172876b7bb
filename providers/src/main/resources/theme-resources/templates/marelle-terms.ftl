<#import "template.ftl" as layout>
<#import "marelle-fields.ftl" as fields>
<@layout.registrationLayout bodyClass="long" displayMessage=!messagesPerField.existsError("global", "terms"); section>
  <#if section = "header">
    ${msg("marelleTermsTitle")}
  <#elseif section = "form">
    <@fields.errorSummary [["terms", "terms"]]/>
    <p class="lead">${msg("marelleTermsLead")}</p>
    <p class="hint">${msg("marelleTermsVersion", terms.version, terms.effectiveFrom)}</p>
    <form id="marelle-terms-form" class="form" action="${url.loginAction}" method="post" novalidate>
      <input type="hidden" name="termsDigest" value="${terms.sha256}">
      <@fields.terms terms true/>
      <@fields.acceptTerms/>
      <div class="buttons">
        <button class="button button-main" id="marelle-accept" name="accept" value="true" type="submit">${msg("marelleTermsAccept")}</button>
        <button class="button button-plain" id="marelle-refuse" name="refuse" value="true" type="submit" formnovalidate>${msg("marelleTermsRefuse")}</button>
      </div>
    </form>
  </#if>
</@layout.registrationLayout>
