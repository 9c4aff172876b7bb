<#import "template.ftl" as layout>
<@layout.registrationLayout; section>
  <#if section = "header">
    ${msg("saml.post-form.title")}
  <#elseif section = "form">
    <p>${msg("saml.post-form.message")}</p>
    <form name="saml-post-binding" class="form" method="post" action="${samlPost.url}" data-submit>
      <#if samlPost.SAMLRequest??><input type="hidden" name="SAMLRequest" value="${samlPost.SAMLRequest}"></#if>
      <#if samlPost.SAMLResponse??><input type="hidden" name="SAMLResponse" value="${samlPost.SAMLResponse}"></#if>
      <#if samlPost.relayState??><input type="hidden" name="RelayState" value="${samlPost.relayState}"></#if>
      <div class="buttons"><button class="button button-main" type="submit">${msg("doContinue")}</button></div>
    </form>
  </#if>
</@layout.registrationLayout>
