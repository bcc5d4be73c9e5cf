using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using TwelveRooms.Platform.Edge;
using Xunit;

namespace TwelveRooms.Modules.Tests.Edge;

/// <summary>The test server has no limit of its own, so the limit is given here as the web server gives it.</summary>
public sealed class TooLargeTests
{
    [Theory]
    [InlineData(1001L, 413)]
    [InlineData(1000L, 200)]
    [InlineData(null, 200)]
    public async Task What_is_larger_than_its_address_takes_is_refused_unread(long? sent, int status) =>
        Assert.Equal((status, status == 200), await SendAsync(sent, isBeingAnswered: false));

    [Fact]
    public async Task The_page_that_says_so_is_not_refused_itself() => Assert.Equal((200, true), await SendAsync(1001, isBeingAnswered: true));

    private static async Task<(int Status, bool IsPassedOn)> SendAsync(long? sent, bool isBeingAnswered)
    {
        var http = new DefaultHttpContext();
        http.Features.Set<IHttpMaxRequestBodySizeFeature>(new Limit { MaxRequestBodySize = 1000 });
        http.Request.ContentLength = sent;
        if (isBeingAnswered)
        {
            http.Features.Set<IStatusCodeReExecuteFeature>(new StatusCodeReExecuteFeature());
        }

        var isPassedOn = false;
        await new TooLarge(_ =>
        {
            isPassedOn = true;
            return Task.CompletedTask;
        }).InvokeAsync(http);
        return (http.Response.StatusCode, isPassedOn);
    }

    private sealed class Limit : IHttpMaxRequestBodySizeFeature
    {
        public bool IsReadOnly => false;

        public long? MaxRequestBodySize { get; set; }
    }
}
