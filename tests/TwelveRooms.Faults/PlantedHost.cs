using System.Data.Common;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using TwelveRooms.Platform.Storage;

namespace TwelveRooms.Faults;

/// <summary>
/// The product's own host with one known fault: it says yes a moment before it commits. The fault lives in this program alone. The
/// product has no switch for it, and nothing of this program is shipped.
/// </summary>
internal sealed class PlantedHost(string folder, string? postgres) : WebApplicationFactory<Program>
{
    /// <summary>Serves until it is killed.</summary>
    public static async Task ServeAsync(string folder, int port, string? postgres)
    {
        await using var host = new PlantedHost(folder, postgres);
        host.UseKestrel(port);
        host.StartServer();
        await Task.Delay(Timeout.Infinite);
    }

    protected override IHost CreateHost(IHostBuilder builder)
    {
        builder.UseContentRoot(AppContext.BaseDirectory);
        return base.CreateHost(builder);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Production");
        builder.UseSetting("TWELVEROOMS_DATA", folder);
        builder.UseSetting("TWELVEROOMS_POSTGRES", postgres ?? "");
        builder.UseSetting("TWELVEROOMS_DEMO", "");
        builder.ConfigureServices(services => services
            .AddHttpContextAccessor()
            .AddSingleton<AnswersBeforeItCommits>()
            .ConfigureDbContext<TwelveRoomsDbContext>((provider, options) => options.AddInterceptors(provider.GetRequiredService<AnswersBeforeItCommits>())));
    }

    private sealed class AnswersBeforeItCommits(IHttpContextAccessor current) : DbTransactionInterceptor
    {
        private static readonly TimeSpan Gap = TimeSpan.FromMilliseconds(30);

        public override async ValueTask<InterceptionResult> TransactionCommittingAsync(
            DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
        {
            if (current.HttpContext is { Response.HasStarted: false } http && HttpMethods.IsPost(http.Request.Method))
            {
                http.Response.StatusCode = StatusCodes.Status200OK;
                await http.Response.CompleteAsync();
                await Task.Delay(Gap, CancellationToken.None);
            }

            return result;
        }
    }
}
