using System.Text.RegularExpressions;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using TwelveRooms.Access.Routes;
using TwelveRooms.Modules.Tests.Isolation;
using TwelveRooms.Modules.Tests.Measures;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Platform.Storage;
using TwelveRooms.Testing;
using Xunit;

namespace TwelveRooms.Modules.Tests.Security;

/// <summary>A form is sent with more fields than it shows: every column of every table, filled with what is another's or too much. Nothing of it is taken.</summary>
public sealed partial class MassAssignmentTests(Rooms rooms) : IClassFixture<Rooms>
{
    private const string Planted = "zebrafinchplanted";

    /// <summary>A page asks for a reason only when one is needed, and takes one that is given unasked.</summary>
    private static readonly string[] Reasons = ["Reason", "Why", "Note"];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("ward-manager")]
    [InlineData("organisation-team")]
    [InlineData("programme-team")]
    public async Task S_32_S_31_A_form_takes_no_field_that_it_does_not_show(string role)
    {
        var (provider, foreign) = (await rooms.ProviderAsync(), await rooms.ProviderAsync("Foreign Trust"));
        var (ward, other) = (await rooms.WardAsync(provider), await rooms.WardAsync(foreign));
        foreach (var asked in new[] { ward, other })
        {
            await rooms.AskAsync(asked, WardNumbers.Leave);
        }

        await rooms.RecordAsync(ward, WardNumbers.Leave, new(2026, 3, 2), 7);
        var measure = (await rooms.MeasureAsync(WardNumbers.Leave)).Id.Value;
        var visitor = await rooms.PersonAsync(role, role switch { "ward-manager" => ward, "organisation-team" => provider, _ => await rooms.ProgrammeAsync() });
        var columns = await ColumnsAsync();
        var since = await rooms.Db().For<AuditRecord>(Rooms.TestSystem).LongCountAsync(Cancel);
        var (forms, taken, refused) = (0, 0, new List<string>());
        foreach (var row in RouteTable.All.Where(r => r.Verbs.Contains("POST", StringComparison.Ordinal) && r.Admission != Admission.ApiKey && r.Verbs.Contains("GET", StringComparison.Ordinal)
            && !r.Pattern.StartsWith("come-in", StringComparison.Ordinal) && !r.Pattern.StartsWith("account", StringComparison.Ordinal)))
        {
            foreach (var unit in new[] { ward, provider })
            {
                visitor = await rooms.SignInAsync(visitor.Viewer.Person!.Value); // some forms end the visit
                var page = await visitor.OpenAsync(RouteAddress.Of(row.Pattern, unit, measure).ToString());
                foreach (var form in page.Document.Forms.Where(f => f.Method == "post" && f.GetAttribute("action") != "/sign-out"))
                {
                    forms++;
                    using var answer = await SendAsync(visitor, page, form, columns, other);
                    taken += answer.Headers.Location is null ? 0 : 1;
                    refused.AddRange(answer.Headers.Location is null ? [$"{row.Pattern}: {answer.StatusCode} {Said().Match(await answer.Content.ReadAsStringAsync(Cancel)).Groups[1].Value}"] : []);
                }
            }
        }

        Assert.True(forms > 5, $"only {forms} forms were found");
        Assert.True(taken > 1, $"only {taken} of {forms} forms were taken:\n{string.Join('\n', refused)}");
        var records = await rooms.Db().For<AuditRecord>(Rooms.TestSystem).Where(r => r.Partition == foreign.Partition || r.Text.Contains(Planted) || r.Text.Contains(other.Id.Value.ToString())).OrderBy(r => r.At).ToListAsync(Cancel);
        Assert.Empty(records.Where(r => r.Text.Contains(Planted, StringComparison.OrdinalIgnoreCase)).Select(r => $"{r.Action}: {r.Text}"));
        Assert.True(role == "programme-team" || !records.Exists(r => r.Partition == foreign.Partition && r.Actor == visitor.Viewer.Actor), "something of another organisation was changed");
        var again = await rooms.SignInAsync(visitor.Viewer.Person!.Value);
        Assert.Equal([role], again.Viewer.Grants.Select(g => g.Role));
        Assert.True(await rooms.Db().For<AuditRecord>(Rooms.TestSystem).LongCountAsync(Cancel) > since);
    }

    private static async Task<HttpResponseMessage> SendAsync(Visitor visitor, RoomsPage page, IHtmlFormElement form, IReadOnlyList<(string Name, Type Type)> columns, UnitRow other)
    {
        var shown = form.Elements.OfType<IHtmlElement>().Where(e => e.GetAttribute("name") is { Length: > 0 }).ToList();
        var names = shown.Select(e => e.GetAttribute("name")!).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var fields = new List<KeyValuePair<string, string>>();
        foreach (var element in shown)
        {
            if (element is IHtmlButtonElement || (element is IHtmlInputElement { Type: "radio" or "checkbox" } && fields.Exists(f => f.Key == element.GetAttribute("name"))))
            {
                continue; // the first answer is taken
            }

            fields.Add(new(element.GetAttribute("name")!, element switch
            {
                IHtmlInputElement { Type: "hidden" or "radio" or "checkbox" } given => given.Value,
                IHtmlInputElement input => input.Value is { Length: > 0 } value ? value : Answer(input.Name!),
                IHtmlTextAreaElement area => area.Value is { Length: > 0 } value ? value : "a few plain words",
                IHtmlSelectElement select => select.Options.Length == 0 ? "" : select.Options[^1].Value,
                _ => "3",
            }));
        }

        fields.AddRange(columns.Where(c => !names.Contains(c.Name) && !Reasons.Contains(c.Name)).Select(c => KeyValuePair.Create(c.Name, ValueOf(c.Type, other))));
        var action = form.Elements.OfType<IHtmlButtonElement>().Select(b => b.GetAttribute("formaction")).FirstOrDefault(a => a is { Length: > 0 }) ?? form.GetAttribute("action") ?? page.Address.PathAndQuery;
        using var content = new FormUrlEncodedContent(fields);
        return await visitor.Client.PostAsync(new Uri(page.Address, action), content, Cancel);
    }

    [GeneratedRegex("error-summary__list[^>]*>(.*?)</ul>", RegexOptions.Singleline)]
    private static partial Regex Said();

    private static string Answer(string name) => name.Split('.', '_')[^1] switch
    {
        "Day" when name.Contains('.', StringComparison.Ordinal) => "20",
        "Month" => "3",
        "Year" => "2026",
        "Day" => "2/3/2026",
        "Name" or "Label" or "Reason" or "Why" or "Title" or "By" or "SignedBy" => "Quiet corner",
        _ => "3",
    };

    private static string ValueOf(Type column, UnitRow other)
    {
        var type = Nullable.GetUnderlyingType(column) ?? column;
        return type == typeof(bool) ? "true"
            : type == typeof(Guid) || type.Name.EndsWith("Id", StringComparison.Ordinal) ? other.Id.Value.ToString()
            : type == typeof(int) || type == typeof(short) || type == typeof(long) ? other.Number.ToString(System.Globalization.CultureInfo.InvariantCulture)
            : type == typeof(DateTimeOffset) || type == typeof(DateOnly) ? "2020-01-01"
            : Planted;
    }

    /// <summary>Every column that anything is stored in, and what handlers ask for beside it.</summary>
    private Task<IReadOnlyList<(string Name, Type Type)>> ColumnsAsync() => rooms.InScopeAsync<TwelveRoomsDbContext, IReadOnlyList<(string, Type)>>(context => Task.FromResult<IReadOnlyList<(string, Type)>>(
    [
        .. context.Model.GetEntityTypes().SelectMany(e => e.GetProperties()).Select(p => (p.Name, p.ClrType)).DistinctBy(p => p.Name),
        ("Viewer.Tier", typeof(string)), ("ByActor", typeof(string)), ("Rights", typeof(string)), ("IsAdministrator", typeof(bool)), ("Provider", typeof(Guid)), ("UnitId", typeof(Guid)),
    ]));
}
