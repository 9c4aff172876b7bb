<#import "template.ftl" as layout>
<@layout.registrationLayout; section>
  <#if section = "header">
    <#if code.success>${msg("codeSuccessTitle")}<#else>${kcSanitize(msg("codeErrorTitle", code.error))}</#if>
  <#elseif section = "form">
    <div id="kc-code">
      <#if code.success>
      <label class="label" for="code">${msg("copyCodeInstruction")}</label>
      <input class="input" id="code" value="${code.code}" readonly>
      <#else>
      <div class="notice notice-error" id="error"><p>${kcSanitize(code.error)}</p></div>
      </#if>
    </div>
  </#if>
</@layout.registrationLayout>
