using TwelveRooms.Access;
using TwelveRooms.Access.Routes;
using TwelveRooms.Access.WhoSeesWhat;
using TwelveRooms.Platform.Viewing;
using TwelveRooms.Testing;
using Xunit;

namespace TwelveRooms.Modules.Tests.Access.WhoSeesWhat;

/// <summary>What the page says is what the tables enforce.</summary>
public sealed class WhoSeesWhatTests(Rooms rooms) : IClassFixture<Rooms>
{
    [Fact]
    public async Task Every_role_is_there_with_what_it_sees_and_may_do_and_gives_for_anyone_without_signing_in()
    {
        var page = await rooms.Anyone().SeeAsync("/who-sees-what");

        foreach (var role in RoleTable.Shipped)
        {
            var lines = page.Document.QuerySelector($"h3#{role.Key}")!.NextElementSibling!.NextElementSibling!.TextContent;
            Assert.Equal(role.Name, page.Document.QuerySelector($"h3#{role.Key}")!.TextContent, ignoreCase: true);
            Assert.All(RightWords.In(role.Rights), r => Assert.Contains(r.Words, lines, StringComparison.Ordinal));
            Assert.All(RightWords.All.Except(RightWords.In(role.Rights)), r => Assert.DoesNotContain(r.Words, lines, StringComparison.Ordinal));
            Assert.Equal(role.IsPrivileged, lines.Contains("second step", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Every_route_that_asks_for_a_right_says_in_words_what_it_is_for()
    {
        Assert.DoesNotContain(RouteTable.All, r => r.Right != Rights.None && string.IsNullOrWhiteSpace(r.Words));
        Assert.All(RouteTable.All.Where(r => r.Right != Rights.None), r => Assert.Contains(r.Words!, RolesInWords.PagesOf(r.Right)));
    }

    [Fact]
    public void Every_right_that_a_route_asks_for_can_be_given_and_has_words() =>
        Assert.All(RouteTable.All.Where(r => r.Right != Rights.None), r => Assert.Contains(RightWords.All, w => w.Right == r.Right));
}
