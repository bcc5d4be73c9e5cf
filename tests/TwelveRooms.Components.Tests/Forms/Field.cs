using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewEngines;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.AspNetCore.Routing;

namespace TwelveRooms.Components.Tests.Forms;

/// <summary>Draws one tag helper outside any page.</summary>
internal static class Field
{
    public static ViewContext View(ModelStateDictionary? state = null)
    {
        var action = new ActionContext(new DefaultHttpContext(), new RouteData(), new ActionDescriptor(), state ?? new());
        var data = new ViewDataDictionary(new EmptyModelMetadataProvider(), action.ModelState);
        return new(action, new NoView(), data, new TempDataDictionary(action.HttpContext, new NoTempData()), TextWriter.Null, new HtmlHelperOptions());
    }

    public static ModelExpression For(string name, object? model)
    {
        var metadata = new EmptyModelMetadataProvider();
        return new(name, new(metadata, metadata.GetMetadataForType(model?.GetType() ?? typeof(string)), model));
    }

    public static async Task<string> DrawAsync(TagHelper helper, string content = "", params (string Name, string Value)[] attributes)
    {
        var list = new TagHelperAttributeList(attributes.Select(a => new TagHelperAttribute(a.Name, a.Value)));
        var context = new TagHelperContext("x", [], new Dictionary<object, object>(), "id");
        var output = new TagHelperOutput("x", list, (_, _) => Task.FromResult<TagHelperContent>(new DefaultTagHelperContent().SetHtmlContent(content)));
        helper.Init(context);
        await helper.ProcessAsync(context, output);
        if (output.Content.IsEmptyOrWhiteSpace && output.TagName is not null)
        {
            output.Content.SetHtmlContent(content);
        }

        using var writer = new StringWriter();
        output.WriteTo(writer, System.Text.Encodings.Web.HtmlEncoder.Default);
        return writer.ToString();
    }

    private sealed class NoView : IView
    {
        public string Path => "";

        public Task RenderAsync(ViewContext context) => Task.CompletedTask;
    }

    private sealed class NoTempData : ITempDataProvider
    {
        public IDictionary<string, object> LoadTempData(HttpContext context) => new Dictionary<string, object>();

        public void SaveTempData(HttpContext context, IDictionary<string, object> values)
        {
        }
    }
}
