<#import "template.ftl" as layout>
<@layout.registrationLayout; section>
  <#if section = "header">
    ${msg("marelleEnrolmentConfirmTitle")}
  <#elseif section = "form">
    <p class="lead">${msg("marelleEnrolmentConfirmLead")}</p>
    <dl class="identity"><dt>${msg("marelleEnrolmentLastName")}</dt><dd>${enrolment.lastName}</dd></dl>
    <dl class="identity"><dt>${msg("marelleEnrolmentFirstName")}</dt><dd>${enrolment.firstName}</dd></dl>
    <dl class="identity"><dt>${msg("marelleEnrolmentMobile")}</dt><dd dir="ltr">${enrolment.mobile}</dd></dl>
    <form id="marelle-enrolment-form" class="form" action="${url.loginAction}" method="post">
      <div class="buttons">
        <button class="button button-main" id="marelle-enrolment-send" name="do" value="send" type="submit">${msg("marelleEnrolmentSend")}</button>
        <button class="button button-plain" id="marelle-change" name="do" value="change" type="submit">${msg("marelleEnrolmentChange")}</button>
      </div>
    </form>
  </#if>
</@layout.registrationLayout>
