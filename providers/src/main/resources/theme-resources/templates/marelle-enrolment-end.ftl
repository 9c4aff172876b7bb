<#import "template.ftl" as layout>
<@layout.registrationLayout; section>
  <#if section = "header">
    ${msg("marelleEnrolmentTitle")}
  <#elseif section = "form">
    <div class="notice notice-error" role="alert"><p>${msg(enrolment.reason)}</p></div>
    <form id="marelle-enrolment-form" class="form" action="${url.loginAction}" method="post">
      <div class="buttons">
        <a class="button button-main" id="marelle-home" href="${url.loginUrl}">${msg("marelleRecoveryHome")}</a>
        <button class="button button-plain" id="marelle-enrolment-begin" name="do" value="begin" type="submit">${msg("marelleEnrolmentAgain")}</button>
      </div>
    </form>
  </#if>
</@layout.registrationLayout>
