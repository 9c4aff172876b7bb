<#import "template.ftl" as layout>
<@layout.registrationLayout; section>
  <#if section = "header">
    ${msg("marelleEnrolmentTitle")}
  <#elseif section = "form">
    <p class="lead">${msg("marelleEnrolmentRelative")}</p>
    <form id="marelle-enrolment-form" class="form" action="${url.loginAction}" method="post">
      <div class="buttons">
        <button class="button button-main" id="marelle-enrolment-begin" name="do" value="begin" type="submit">${msg("marelleEnrolmentBegin")}</button>
        <a class="button button-plain" id="marelle-home" href="${url.loginUrl}">${msg("marelleRecoveryHome")}</a>
      </div>
    </form>
    <div class="asides">
      <p>${msg("marelleEnrolmentNoMobile")}</p>
      <p>${msg("marelleEnrolmentPupil")}</p>
    </div>
  </#if>
</@layout.registrationLayout>
