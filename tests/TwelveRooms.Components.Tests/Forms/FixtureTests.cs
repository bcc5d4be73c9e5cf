namespace TwelveRooms.Components.Tests.Forms;

/// <summary>Our helpers give the markup of the NHS frontend, case by case, for every case that they support.</summary>
public sealed class FixtureTests
{
    private static readonly string[] Common = ["label", "hint", "errorMessage", "id", "idPrefix", "name", "value"];

    [Fact]
    public Task Text_and_number_inputs() => CompareAsync("input", 12, [.. Common, "width", "prefix", "suffix", "autocomplete", "inputmode", "spellcheck"], fixture =>
    {
        var helper = fixture.Text("inputmode") is { } mode ? new NumberInputTagHelper { Decimals = mode == "decimal" } : new TextInputTagHelper();
        fixture.Fill(helper, "label");
        helper.Width = fixture.Text("width") is { } width ? int.Parse(width, System.Globalization.CultureInfo.InvariantCulture) : null;
        helper.Prefix = fixture.Text("prefix");
        helper.Suffix = fixture.Text("suffix");
        helper.Autocomplete = fixture.Text("autocomplete");
        helper.Spellcheck = fixture.Text("spellcheck") is { } spellcheck ? bool.Parse(spellcheck) : null;
        return Field.DrawAsync(helper);
    });

    [Fact]
    public Task Textareas() => CompareAsync("textarea", 8, [.. Common, "autocomplete"], fixture =>
    {
        var helper = new TextareaTagHelper { Autocomplete = fixture.Text("autocomplete") };
        fixture.Fill(helper, "label");
        return Field.DrawAsync(helper);
    });

    [Fact]
    public Task Files() => CompareAsync("file-upload", 8, Common, fixture =>
    {
        var helper = new FileInputTagHelper();
        fixture.Fill(helper, "label");
        return Field.DrawAsync(helper);
    });

    [Fact]
    public Task Selects() => CompareAsync("select", 8, [.. Common, "items"], fixture =>
    {
        var helper = new SelectTagHelper { Items = fixture.Items() };
        fixture.Fill(helper, "label");
        return Field.DrawAsync(helper);
    });

    [Fact]
    public Task Radios() => CompareAsync("radios", 8, [.. Common, "fieldset", "items", "inline"], fixture =>
    {
        var helper = new RadiosTagHelper { Items = fixture.Items(), Inline = fixture.Text("inline") == "True" };
        fixture.Fill(helper, "fieldset");
        return Field.DrawAsync(helper);
    });

    [Fact]
    public Task Checkboxes() => CompareAsync("checkboxes", 6, [.. Common, "fieldset", "items"], fixture =>
    {
        var helper = new CheckboxesTagHelper { Items = fixture.Items() };
        fixture.Fill(helper, "fieldset");
        return Field.DrawAsync(helper);
    });

    [Fact]
    public Task Dates() => CompareAsync("date-input", 6, ["fieldset", "hint", "errorMessage", "id"], async fixture =>
    {
        var helper = new DateInputTagHelper();
        fixture.Fill(helper, "fieldset");
        var html = await Field.DrawAsync(helper);

        // Bound to DateParts, so the names carry the property; upstream names the parts alone.
        return html.Replace($"name=\"{fixture.FieldName}.Day\"", "name=\"day\"", StringComparison.Ordinal)
            .Replace($"name=\"{fixture.FieldName}.Month\"", "name=\"month\"", StringComparison.Ordinal)
            .Replace($"name=\"{fixture.FieldName}.Year\"", "name=\"year\"", StringComparison.Ordinal);
    });

    [Theory]
    [InlineData("default")]
    [InlineData("secondary")]
    [InlineData("as a link")]
    [InlineData("secondary as a link")]
    public async Task Buttons(string name)
    {
        var fixture = Fixture.Of("button").First(f => f.Name == name);

        var html = await Field.DrawAsync(new ButtonTagHelper { Href = fixture.Text("href"), Secondary = fixture.Text("variant") == "secondary" }, fixture.Text("text")!);

        Assert.Equal(Normal.Html(fixture.Html), Normal.Html(html));
    }

    [Theory]
    [InlineData("default")]
    [InlineData("open")]
    public async Task Details(string name)
    {
        var fixture = Fixture.Of("details").First(f => f.Name == name);

        var html = await Field.DrawAsync(new DetailsTagHelper { Summary = fixture.Text("summary")!, Open = name == "open" }, fixture.Text("text")!);

        Assert.Equal(Normal.Html(fixture.Html), Normal.Html(html));
    }

    [Fact]
    public async Task Insets_and_notifications()
    {
        var inset = Fixture.Of("inset-text").First(f => f.Name == "default");
        var banner = Fixture.Of("notification-banner").First(f => f.Name == "default");

        Assert.Equal(Normal.Html(inset.Html), Normal.Html(await Field.DrawAsync(new InsetTagHelper(), $"<p>{inset.Text("text")}</p>")));
        Assert.Equal(Normal.Html(banner.Html), Normal.Html(await Field.DrawAsync(new NotificationTagHelper(), $"<p class=\"nhsuk-notification-banner__heading\">{banner.Text("text")}</p>")));
    }

    private static async Task CompareAsync(string component, int atLeast, string[] keys, Func<Fixture, Task<string>> draw)
    {
        var fixtures = Fixture.Supported(component, keys);

        Assert.True(fixtures.Count >= atLeast, $"Only {fixtures.Count} cases of {component} are compared.");
        foreach (var fixture in fixtures)
        {
            Assert.Equal($"{fixture.Name}\n{Normal.Html(fixture.Html)}", $"{fixture.Name}\n{Normal.Html(await draw(fixture))}");
        }
    }
}
