<#import "template.ftl" as layout>
<#assign failed = enrolment.reason = "marelleEnrolmentEndTries">
<@layout.registrationLayout; section>
  <#if section = "header">
    ${msg(enrolment.reason + "Title")}
  <#elseif section = "form">
    <div class="notice ${failed?then("notice-error", "notice-info")}" id="marelle-enrolment-end" role="${failed?then("alert", "status")}"><p>${msg(enrolment.reason)}</p></div>
    <form id="marelle-enrolment-form" class="form" action="${url.loginAction}" method="post">
      <div class="buttons">
        <a class="button button-main" id="marelle-home" href="${url.loginUrl}">${msg("marelleRecoveryHome")}</a>
        <#if enrolment.again><button class="button button-plain" id="marelle-enrolment-begin" name="do" value="begin" type="submit">${msg("marelleEnrolmentAgain")}</button></#if>
      </div>
    </form>
  </#if>
</@layout.registrationLayout>
