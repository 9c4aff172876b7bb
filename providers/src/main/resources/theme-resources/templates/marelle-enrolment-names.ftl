<#import "template.ftl" as layout>
<#import "marelle-fields.ftl" as fields>
<@layout.registrationLayout displayMessage=!messagesPerField.existsError("lastName", "firstName", "mobile"); section>
  <#if section = "header">
    ${msg("marelleEnrolmentNamesTitle")}
  <#elseif section = "form">
    <@fields.errorSummary [["lastName", "lastName"], ["firstName", "firstName"], ["mobile", "mobile"]]/>
    <p class="lead">${msg("marelleEnrolmentNamesLead")}</p>
    <form id="marelle-enrolment-form" class="form" action="${url.loginAction}" method="post" novalidate>
      <@fields.text name="lastName" label=msg("marelleEnrolmentLastName") value=enrolment.lastName hint=msg("marelleEnrolmentLastNameHint") autocomplete="family-name"/>
      <@fields.text name="firstName" label=msg("marelleEnrolmentFirstName") value=enrolment.firstName autocomplete="given-name"/>
      <@fields.text name="mobile" label=msg("marelleEnrolmentMobile") value=enrolment.mobile hint=msg("marelleEnrolmentMobileHint") type="tel" autocomplete="tel" inputmode="tel"/>
      <div class="buttons">
        <button class="button button-main" id="marelle-enrolment-names" name="do" value="names" type="submit">${msg("marelleEnrolmentAsk")}</button>
        <a class="button button-plain" id="marelle-home" href="${url.loginUrl}">${msg("marelleRecoveryHome")}</a>
      </div>
    </form>
  </#if>
</@layout.registrationLayout>
