<#import "template.ftl" as layout>
<@layout.registrationLayout; section>
  <#if section = "header">
    ${msg("logoutConfirmTitle")}
  <#elseif section = "form">
    <div id="kc-logout-confirm">
      <p>${msg("logoutConfirmHeader")}</p>
      <form class="form" action="${url.logoutConfirmAction}" method="post">
        <input type="hidden" name="session_code" value="${logoutConfirm.code}">
        <div class="buttons">
          <button class="button button-main" id="kc-logout" name="confirmLogout" type="submit" value="true">${msg("doLogout")}</button>
          <#if !logoutConfirm.skipLink && (client.baseUrl)?has_content>
          <a class="button button-plain" href="${client.baseUrl}">${msg("backToApplication")}</a>
          </#if>
        </div>
      </form>
    </div>
  </#if>
</@layout.registrationLayout>
