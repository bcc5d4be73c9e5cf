using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace TwelveRooms.Testing;

/// <summary>A page as the reader meets it: found by heading, label, link text and button text.</summary>
public sealed class RoomsPage
{
    private readonly Visitor _visitor;

    private RoomsPage(Visitor visitor, HttpResponseMessage response, string html)
    {
        _visitor = visitor;
        Status = response.StatusCode;
        Address = response.RequestMessage?.RequestUri ?? new Uri("http://localhost/");
        Headers = response.Headers.Concat(response.Content.Headers).ToDictionary(h => h.Key, h => string.Join(", ", h.Value), StringComparer.OrdinalIgnoreCase);
        Html = html;
        Document = new HtmlParser().ParseDocument(html);
    }

    /// <summary>The status after redirects.</summary>
    public HttpStatusCode Status { get; }

    /// <summary>The address after redirects.</summary>
    public Uri Address { get; }

    /// <summary>The headers, any case.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; }

    /// <summary>The bytes as text.</summary>
    public string Html { get; }

    /// <summary>The parsed page.</summary>
    public IHtmlDocument Document { get; }

    /// <summary>All text of the page with single spaces; drawings and hidden helper text included, as a screen reader would say it.</summary>
    public string Text => Plain(Document.Body);

    /// <summary>The text of the first h1.</summary>
    public string Heading => Plain(Document.QuerySelector("h1"));

    /// <summary>What the error summary says, line by line; empty when there is none.</summary>
    public IReadOnlyList<string> Errors => [.. Document.QuerySelectorAll(".nhsuk-error-summary__list li").Select(Plain)];

    internal static async Task<RoomsPage> ReadAsync(Visitor visitor, HttpResponseMessage response) =>
        new(visitor, response, await response.Content.ReadAsStringAsync());

    /// <summary>The control that a label names; the label's whole text, or its beginning.</summary>
    public IHtmlElement Control(string label) => FindControl(label) ?? throw Missing($"a control labelled '{label}'", "label, legend");

    /// <summary>The hint and the error that describe a control, as a screen reader would read them.</summary>
    public string DescriptionOf(string label) => string.Join(' ', (Control(label).GetAttribute("aria-describedby") ?? "")
        .Split(' ', StringSplitOptions.RemoveEmptyEntries)
        .Select(id => Plain(Document.GetElementById(id) ?? throw Missing($"the id {id} that describes '{label}'", "[id]"))));

    /// <summary>The control that a link of the error summary leads to.</summary>
    /// <exception cref="PageException">There is no such link, or it leads nowhere.</exception>
    public IElement ErrorTarget(string message)
    {
        var link = Document.QuerySelectorAll(".nhsuk-error-summary a").FirstOrDefault(a => Says(a, message))
            ?? throw Missing($"an error summary link '{message}'", ".nhsuk-error-summary a");
        return Document.GetElementById(link.GetAttribute("href")!.TrimStart('#'))
            ?? throw Missing($"the target {link.GetAttribute("href")} of the error '{message}'", "[id]");
    }

    /// <summary>The link with this text.</summary>
    public IHtmlAnchorElement Link(string text) => Document.QuerySelectorAll<IHtmlAnchorElement>("a[href]").FirstOrDefault(a => Says(a, text))
        ?? throw Missing($"a link '{text}'", "a[href]");

    /// <summary>Follows the link with this text.</summary>
    public Task<RoomsPage> FollowAsync(string text) => _visitor.OpenAsync(new Uri(Address, Link(text).GetAttribute("href")).ToString());

    /// <summary>The first table after a heading with this text, or with this caption, as rows of cell texts; the first row is the head.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Table(string headingOrCaption)
    {
        var all = Document.QuerySelectorAll("h1, h2, h3, h4, summary, table").ToList();
        var table = all.FirstOrDefault(e => e is IHtmlTableElement t && t.Caption is { } caption && Says(caption, headingOrCaption))
            ?? all.SkipWhile(e => e is IHtmlTableElement || !Says(e, headingOrCaption)).FirstOrDefault(e => e is IHtmlTableElement)
            ?? throw Missing($"a table under '{headingOrCaption}'", "h1, h2, h3, h4, caption");
        return [.. table.QuerySelectorAll("tr").Select(row => row.QuerySelectorAll("th, td").Select(Plain).ToList())];
    }

    /// <summary>
    /// Presses a button: sends its form with every value it holds, hidden ones too, changed by <paramref name="fields"/>.
    /// </summary>
    /// <param name="button">The button's text, or its beginning.</param>
    /// <param name="fields">Label or name of a control, and its new value; null leaves it out. A radio is chosen by its own label with any value.</param>
    public async Task<RoomsPage> SubmitAsync(string button, params (string Field, string? Value)[] fields)
    {
        using var request = Request(button, fields);
        return await _visitor.OpenAsync(request);
    }

    /// <summary>Presses a button without following the redirect; the caller disposes the answer.</summary>
    public async Task<HttpResponseMessage> PressAsync(string button, params (string Field, string? Value)[] fields)
    {
        using var request = Request(button, fields);
        return await _visitor.Client.SendAsync(request);
    }

    /// <summary>Presses a button of a form that takes a file, with that file.</summary>
    /// <param name="button">The button's text, or its beginning.</param>
    /// <param name="label">The label of the file's field.</param>
    /// <param name="name">The file's name.</param>
    /// <param name="content">What is in it.</param>
    public async Task<RoomsPage> SendFileAsync(string button, string label, string name, byte[] content)
    {
        using var request = Request(button, []);
        var form = request.Content as MultipartFormDataContent ?? throw Missing("a form that takes files (multipart)", "form");
        form.Add(new ByteArrayContent(content), Control(label).GetAttribute("name")!, name);
        return await _visitor.OpenAsync(request);
    }

    private HttpRequestMessage Request(string buttonText, (string Field, string? Value)[] fields)
    {
        var button = Document.QuerySelectorAll<IHtmlElement>("button, input[type=submit]").FirstOrDefault(b => Says(b, buttonText))
            ?? throw Missing($"a button '{buttonText}'", "button, input[type=submit]");
        var form = button.Closest("form") as IHtmlFormElement ?? throw Missing($"a form around '{buttonText}'", "form");
        var values = FieldsOf(form);
        if (button.GetAttribute("name") is { Length: > 0 } name)
        {
            values.Add(new(name, button.GetAttribute("value") ?? ""));
        }

        foreach (var (field, value) in fields)
        {
            Change(values, field, value);
        }

        var action = new Uri(Address, button.GetAttribute("formaction") ?? form.GetAttribute("action") ?? Address.PathAndQuery);
        if (!string.Equals(form.Method, "post", StringComparison.OrdinalIgnoreCase))
        {
            var query = string.Join('&', values.Select(v => $"{Uri.EscapeDataString(v.Key)}={Uri.EscapeDataString(v.Value)}"));
            return new(HttpMethod.Get, new UriBuilder(action) { Query = query }.Uri);
        }

        return new(HttpMethod.Post, action)
        {
            Content = form.GetAttribute("enctype") == "multipart/form-data" ? Multipart(values) : new FormUrlEncodedContent(values),
        };
    }

    private void Change(List<KeyValuePair<string, string>> values, string field, string? value)
    {
        var control = FindControl(field);
        var name = control?.GetAttribute("name") ?? field;
        if (control is null && Document.QuerySelector($"[name='{field}']") is null)
        {
            throw Missing($"a control labelled or named '{field}'", "label, legend, [name]");
        }

        values.RemoveAll(v => v.Key == name);
        if (value is not null)
        {
            values.Add(new(name, control is IHtmlInputElement { Type: "radio" or "checkbox" } choice ? choice.Value ?? "on" : value));
        }
    }

    private static MultipartFormDataContent Multipart(List<KeyValuePair<string, string>> values)
    {
        var content = new MultipartFormDataContent();
        foreach (var (name, value) in values)
        {
            content.Add(new StringContent(value), name);
        }

        return content;
    }

    private static List<KeyValuePair<string, string>> FieldsOf(IHtmlFormElement form)
    {
        var values = new List<KeyValuePair<string, string>>();
        foreach (var control in form.Elements.Where(e => !string.IsNullOrEmpty(e.GetAttribute("name")) && !e.HasAttribute("disabled")))
        {
            var name = control.GetAttribute("name")!;
            switch (control)
            {
                case IHtmlInputElement { Type: "radio" or "checkbox" } choice when choice.IsChecked:
                    values.Add(new(name, choice.Value ?? "on"));
                    break;
                case IHtmlInputElement { Type: not ("radio" or "checkbox" or "submit" or "button" or "image" or "file") } input:
                    values.Add(new(name, input.Value ?? ""));
                    break;
                case IHtmlTextAreaElement area:
                    values.Add(new(name, area.Value ?? ""));
                    break;
                case IHtmlSelectElement select:
                    values.AddRange(select.Options.Where(o => o.IsSelected).Select(o => new KeyValuePair<string, string>(name, o.Value ?? "")));
                    break;
            }
        }

        return values;
    }

    private IHtmlElement? FindControl(string label) =>
        Document.QuerySelectorAll<IHtmlLabelElement>("label").Where(l => Says(l, label)).Select(l => l.Control).FirstOrDefault(c => c is not null)
        ?? Document.QuerySelectorAll("legend").Where(l => Says(l, label))
            .Select(l => l.Closest("fieldset")?.QuerySelector("input, select, textarea") as IHtmlElement).FirstOrDefault(c => c is not null)
        ?? Document.QuerySelectorAll<IHtmlElement>("[aria-label]").FirstOrDefault(e => e.GetAttribute("aria-label") == label);

    private static bool Says(IElement element, string text)
    {
        var said = element is IHtmlInputElement input ? input.Value ?? "" : Plain(element);
        return said == text || said.StartsWith(text, StringComparison.Ordinal);
    }

    private static string Plain(IElement? element) =>
        string.Join(' ', (element?.TextContent ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private PageException Missing(string what, string selector) =>
        new($"{Address.PathAndQuery} has not got {what}. There are: {string.Join(" | ", Document.QuerySelectorAll(selector).Select(Plain).Where(t => t.Length > 0).Take(40))}", this);
}

/// <summary>The page is not what the test says.</summary>
public sealed class PageException(string message, RoomsPage page) : Exception($"{message}\nStatus {(int)page.Status}, heading '{page.Heading}', errors: {string.Join(" / ", page.Errors)}")
{
    /// <summary>The page.</summary>
    public RoomsPage Page { get; } = page;
}
