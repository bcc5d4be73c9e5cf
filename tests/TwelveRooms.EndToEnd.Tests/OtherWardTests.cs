using System.Text.RegularExpressions;
using TwelveRooms.EndToEnd.Tests.Browsing;
using Xunit;

namespace TwelveRooms.EndToEnd.Tests;

public sealed partial class OtherWardTests(House house)
{
    [Fact]
    [Trait("Database", "both")]
    public async Task The_address_of_another_ward_answers_as_one_that_was_made_up()
    {
        await using var theirs = await house.VisitAsync(Width.Desk, "ward-manager-kingfisher");
        var ward = Ids().Match(new Uri(theirs.Page.Url).AbsolutePath);
        Assert.True(ward.Success, $"A ward manager came to {theirs.Page.Url}, which names no ward.");
        await using var ours = await house.VisitAsync(Width.Desk, "ward-manager");

        var (foreignStatus, foreignText) = await AnswerAsync(ours, ward.Value);
        var (madeUpStatus, madeUpText) = await AnswerAsync(ours, Guid.CreateVersion7().ToString());

        Assert.Equal(404, foreignStatus);
        Assert.Equal((madeUpStatus, madeUpText), (foreignStatus, foreignText));
    }

    private static async Task<(int Status, string Text)> AnswerAsync(Visit visit, string ward)
    {
        var status = await visit.GoAsync($"/wards/{ward}");
        var text = (await visit.Page.ContentAsync()).Replace(ward, "", StringComparison.OrdinalIgnoreCase);
        return (status, Tokens().Replace(text, ""));
    }

    /// <summary>The token of the sign-out form differs from one request to the next.</summary>
    [GeneratedRegex("<input[^>]*__RequestVerificationToken[^>]*>")]
    private static partial Regex Tokens();

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f-]{27}", RegexOptions.IgnoreCase)]
    private static partial Regex Ids();
}
