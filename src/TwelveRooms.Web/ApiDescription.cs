using Microsoft.OpenApi;

namespace TwelveRooms.Web;

/// <summary>Describes /api/v1 by OpenAPI: the committed document in docs/api is what this makes, and a test compares them.</summary>
internal static class ApiDescription
{
    private const string Scheme = "api-key";

    public static void AddApiDescription(this IServiceCollection services) => services.AddOpenApi("v1", options =>
    {
        options.ShouldInclude = endpoint => endpoint.RelativePath?.StartsWith("api/v1/", StringComparison.Ordinal) == true;
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new()
            {
                Title = "TwelveRooms",
                Version = "1",
                Description = "The same handlers as the pages: the same checks, reach, audit and words. Additive: what is here stays as it is; new fields may "
                    + "come. Ids are text. Refusals are problem details (RFC 9457) with a stable `code` and the `field` that it is about.",
            };
            document.Servers = [];
            document.Components ??= new();
            document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
            {
                [Scheme] = new OpenApiSecurityScheme
                {
                    Type = SecuritySchemeType.Http,
                    Scheme = "bearer",
                    Description = "A key made by `./twelverooms key UNIT ROLE LABEL`; it reaches that unit and all below it.",
                },
            };
            document.Security = [new() { [new OpenApiSecuritySchemeReference(Scheme, document)] = [] }];
            return Task.CompletedTask;
        });
        options.AddOperationTransformer((operation, _, _) =>
        {
            foreach (var header in (operation.Parameters ?? []).OfType<OpenApiParameter>().Where(p => p.In == ParameterLocation.Header))
            {
                header.Required = true; // a missing key is refused by a handler, with words, so the parameter itself may be null
            }

            return Task.CompletedTask;
        });
    });
}
