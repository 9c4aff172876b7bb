<#import "template.ftl" as layout>

<#macro contact one label icon>
  <section class="contact" aria-labelledby="contact-${one.kind}">
    <h2 class="contact-title" id="contact-${one.kind}"><i class="icon ${icon}" aria-hidden="true"></i> ${label}</h2>
    <#if one.value?has_content>
    <p class="contact-value" dir="ltr"><#list one.value?split("@") as part>${part}<#sep>@<wbr></#list></p>
    <p class="contact-state<#if one.verified> is-verified</#if>"><#if one.verified>${msg("marelleContactVerified")}<#else>${msg("marelleContactUnverified")}</#if></p>
    <#else>
    <p class="contact-state">${msg("marelleContactNone")}</p>
    </#if>
    <#if one.pending?has_content><p class="contact-pending">${msg("marelleContactPending", one.pending)}</p></#if>
    <#if one.pending?has_content || one.verifiable || one.changeable>
    <div class="buttons">
      <#if one.pending?has_content>
      <button class="button button-main" name="do" value="enter-${one.kind}" type="submit">${msg("marelleContactEnter")}<span class="sr">${msg("marelleColon")} ${label}</span></button>
      <#elseif one.verifiable>
      <button class="button <#if contacts.asked>button-main<#else>button-plain</#if>" name="do" value="verify-${one.kind}" type="submit">${msg("marelleContactVerify")}<span class="sr">${msg("marelleColon")} ${label}</span></button>
      </#if>
      <#if one.changeable>
      <button class="button button-plain" name="do" value="change-${one.kind}" type="submit"><#if one.value?has_content>${msg("marelleContactChange")}<#else>${msg("marelleContactAdd")}</#if><span class="sr">${msg("marelleColon")} ${label}</span></button>
      </#if>
    </div>
    </#if>
    <#if !one.changeable><p class="hint">${msg("marelleContactAskSchool")}</p></#if>
  </section>
</#macro>

<@layout.registrationLayout; section>
  <#if section = "header">
    ${msg("marelleContactsTitle")}
  <#elseif section = "form">
    <p class="lead"><#if contacts.asked>${msg("marelleContactsAsked")}<#else>${msg("marelleContactsLead")}</#if></p>
    <form id="marelle-contacts-form" class="form" action="${url.loginAction}" method="post" novalidate>
      <#list contacts.all as one>
      <#if one.kind = "email"><@contact one msg("marelleEmail") "icon-mail"/><#else><@contact one msg("marelleMobile") "icon-phone"/></#if>
      </#list>
      <div class="buttons">
        <#if contacts.asked>
        <button class="button button-plain" id="marelle-later" name="do" value="later" type="submit">${msg("marelleContactLater")}</button>
        <#elseif contacts.cancellable>
        <button class="button button-plain" id="marelle-cancel" name="cancel-aia" value="true" type="submit">${msg("marelleBack")}</button>
        <#else>
        <button class="button button-main" id="marelle-done" name="do" value="done" type="submit">${msg("marelleContactDone")}</button>
        </#if>
      </div>
    </form>
  </#if>
</@layout.registrationLayout>
