using System.Net;
using System.Text.RegularExpressions;
using TwelveRooms.Access.Routes;
using TwelveRooms.Modules.Tests.Measures;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Testing;
using Xunit;

namespace TwelveRooms.Modules.Tests.Isolation;

/// <summary>A lived-experience partner comes to, reads and does all that a ward member of the same ward does: route by route, from the access table.</summary>
public sealed partial class EqualPartnersTests(Rooms rooms) : IClassFixture<Rooms>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string, string> Routes =>
        [.. RouteTable.All.Where(r => r.Admission != Admission.ApiKey).Select(r => new TheoryDataRow<string, string>(r.Verbs, r.Pattern))];

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task What_a_ward_member_may_open_a_partner_may_open_and_reads_the_same(string verbs, string pattern)
    {
        var (ward, measure) = await WardAsync();
        var (member, partner) = (await rooms.PersonAsync("ward-member", ward, "Robin"), await rooms.PersonAsync("lived-experience-partner", ward, "Robin"));
        var address = RouteAddress.Of(pattern, ward, measure);

        if (verbs.StartsWith("GET", StringComparison.Ordinal))
        {
            using var one = await member.Client.GetAsync(address, Cancel);
            using var other = await partner.Client.GetAsync(address, Cancel);
            if (one.IsSuccessStatusCode || one.StatusCode == HttpStatusCode.Redirect)
            {
                Assert.Equal(one.StatusCode, other.StatusCode);
                Assert.Equal(one.Headers.Location, other.Headers.Location);
                Assert.Empty(Lines(await one.Content.ReadAsStringAsync(Cancel)).Except(Lines(await other.Content.ReadAsStringAsync(Cancel))));
            }
        }

        if (verbs.EndsWith("POST", StringComparison.Ordinal) && pattern is not ("sign-out" or "demo"))
        {
            var (one, other) = (await SendAsync(member, ward, address), await SendAsync(partner, ward, address));
            Assert.Equal(one.Status == HttpStatusCode.NotFound ? other : one, other);
        }
    }

    [Fact]
    public async Task Both_put_in_a_number_and_are_told_the_same()
    {
        var (ward, _) = await WardAsync();
        var (member, partner) = (await rooms.PersonAsync("ward-member", ward), await rooms.PersonAsync("lived-experience-partner", ward));

        var one = await (await member.SeeAsync(await rooms.QuestionAsync(ward, WardNumbers.Leave))).SubmitAsync("Save", ("Numerator", "3"), ("Initials", "RO"));
        var other = await (await partner.SeeAsync(await rooms.QuestionAsync(ward, WardNumbers.Leave))).SubmitAsync("Save", ("Numerator", "3"), ("Initials", "RO"));

        Assert.StartsWith("Saved at 10:00 by RO.", Assert.Single(one.Document.QuerySelectorAll("[role=status]")).TextContent, StringComparison.Ordinal);
        Assert.Equal(one.Status, other.Status);
    }

    [Fact]
    public async Task The_comparison_does_find_a_reader_who_sees_less()
    {
        var (ward, measure) = await WardAsync();
        var (member, reader) = (await rooms.PersonAsync("ward-member", ward), await rooms.PersonAsync("advocate", ward));

        var address = RouteAddress.Of("wards/{ward:guid}", ward, measure);
        var missing = Lines(await (await member.Client.GetAsync(address, Cancel)).Content.ReadAsStringAsync(Cancel))
            .Except(Lines(await (await reader.Client.GetAsync(address, Cancel)).Content.ReadAsStringAsync(Cancel)));

        Assert.NotEmpty(missing);
    }

    private async Task<(UnitRow Ward, Guid Measure)> WardAsync()
    {
        var ward = await rooms.AskedWardAsync(WardNumbers.Leave);
        await rooms.RecordAsync(ward, WardNumbers.Leave, new(2026, 3, 2), 4);
        return (ward, (await rooms.MeasureAsync(WardNumbers.Leave)).Id.Value);
    }

    /// <summary>An empty form with a token of one's own: who may send it, and not what is in it, is the question.</summary>
    private static async Task<(HttpStatusCode Status, int Lines)> SendAsync(Visitor visitor, UnitRow ward, Uri address)
    {
        var token = (await visitor.SeeAsync($"/wards/{ward.Id.Value}")).Document.QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["__RequestVerificationToken"] = token });
        using var answer = await visitor.Client.PostAsync(address, form, Cancel);
        return (answer.StatusCode, Lines(await answer.Content.ReadAsStringAsync(Cancel)).Count);
    }

    /// <summary>What the main part of a page, or a file, says, line by line, without what differs on every visit and the name of the role.</summary>
    private static HashSet<string> Lines(string body)
    {
        var start = body.IndexOf("<main", StringComparison.Ordinal);
        var text = start < 0 ? body : body[start..];
        return [.. Differs().Replace(text, "").Split('\n').Select(l => l.Trim().Replace("lived experience partner", "ROLE", StringComparison.Ordinal).Replace("ward member", "ROLE", StringComparison.Ordinal)).Where(l => l.Length > 0)];
    }

    // A number is signed with the role, or with a first letter where the role's name is long: that is no difference in what somebody may do.
    [GeneratedRegex("data-passkey-options=\"[^\"]*\"|name=\"Initials\" value=\"[^\"]*\"|value=\"[A-Za-z0-9_\\-]{60,}\"|[0-9a-f]{32}|[0-9a-f]{8}-[0-9a-f-]{27}")]
    private static partial Regex Differs();
}
